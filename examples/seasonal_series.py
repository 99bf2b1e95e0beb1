"""Write a table with one column of numbers: a trend, a season and noise.

python examples/seasonal_series.py seasonal.csv
seqscope new series-forecaster --data seasonal.csv --column value
seqscope train seasonal.toml
"""

import argparse
import csv
from pathlib import Path

import numpy as np


def seasonal_series(count: int, season: int, seed: int) -> np.ndarray:
    """Monthly sales, say: a rise of 0.3 a step, a season of two waves, and noise around them."""
    time = np.arange(count)
    angle = 2 * np.pi * time / season
    wave = 20 * np.sin(angle) + 8 * np.cos(2 * angle)
    noise = np.random.default_rng(seed).normal(scale=2.0, size=count)
    return 100 + 0.3 * time + wave + noise


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out", type=Path, help="the CSV file to write")
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--season", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    values = seasonal_series(asked.count, asked.season, asked.seed)
    with asked.out.open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["step", "value"])
        table.writerows([step, f"{value:.3f}"] for step, value in enumerate(values))


if __name__ == "__main__":
    main()
