"""Who may ask the server: by a token that becomes a cookie, under known names, from its pages."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

__all__ = ["Door"]

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
EVERYWHERE = frozenset({"", "0.0.0.0", "::"})


@dataclass(frozen=True)
class Door:
    """The address that a server listens at, the hosts that it may be called, and its token.

    `allowed` are names under which a proxy or a colleague reaches it, with or without a port.
    """

    host: str = "127.0.0.1"
    port: int = 0
    allowed: frozenset[str] = frozenset()
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def cookie(self) -> str:
        """The name of the cookie; cookies do not tell ports apart, so it has the port in it."""
        return f"seqscope_{self.port}"

    def knows(self, token: str | None) -> bool:
        """Whether this is the token; how long that takes says nothing about it."""
        given = (token or "").encode(errors="replace")
        return secrets.compare_digest(given, self.token.encode())

    def wrong_host(self, host: str) -> str | None:
        """What is wrong with the host that a request names: a foreign name may be a trap (DNS
        rebinding).
        """
        name = hostname(f"//{host}")
        own = {self.host.lower().strip("[]"), *LOOPBACK, *self._allowed_names}
        if name in own or (self.host in EVERYWHERE and is_address(name)):
            return None
        return (
            f"The server answers under the names that it knows, lest another site pass for it. "
            f"It was called {name[:100]!r}. "
            f"If that is its name, start it with --allow-host {name[:100] or 'NAME'}."
        )

    def wrong_origin(self, headers: Mapping[str, str]) -> str | None:
        """What is wrong with the page that a request comes from; programs name none."""
        origin = headers.get("origin")
        if origin is None:
            return None
        same = netloc(origin) == headers.get("host", "").lower() != ""
        if same or hostname(origin) in self._allowed_names:
            return None
        return (
            f"The server answers its own pages and no others. The page is of {origin[:100]!r}. "
            f"If a proxy shows the server there, start it with "
            f"--allow-host {hostname(origin)[:100] or 'NAME'}."
        )

    @property
    def _allowed_names(self) -> set[str]:
        return {hostname(f"//{each}") for each in self.allowed} - {""}


def hostname(address: str) -> str:
    """The host in an address, without its port; nothing where there is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def netloc(address: str) -> str:
    """The host and port in an address; nothing where there are none."""
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


def is_address(name: str) -> bool:
    """Whether this is the number of a machine, which no name service can turn elsewhere."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
