"""What predictions depended on: words left out, gradient times input, exact shares."""

import json
from dataclasses import replace

import jax
import numpy as np
import pytest
from jax import numpy as jnp

from prompt import seqscope as typed
from seqscope.models.translation import annotations, decode, part
from seqscope.runs.answers.classifier import TextClassifier
from seqscope.runs.answers.translator import Translator
from seqscope.runs.evidence import EXACT, GRADIENT, OCCLUSION, targets
from seqscope.runs.evidence.classes import ClassEvidence
from seqscope.runs.run import Run
from seqscope.runs.train import train
from seqscope.tasks.vocabulary import START
from small_runs import small_recipe

TEXT = "the soup was awful and we came back"
ONE_STEP = ("train.epochs=1", "train.steps_per_epoch=1")
KINDS = {
    "bag": ("network.units=[]", "network.attention=none"),
    "pooling": ("network.bidirectional=true",),
    "self": ("network.units=[]", "network.attention=self"),
    "evidence": ("network.units=[]", "network.attention=evidence", "network.prior=false"),
    "padded": ("network.length=12",),
}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory):
    """A classifier of each kind, hardly trained; made where it is first asked for."""
    made: dict[str, TextClassifier] = {}

    def of(kind: str) -> TextClassifier:
        if kind not in made:
            folder = tmp_path_factory.mktemp(kind)
            recipe = small_recipe("reviews", folder, *KINDS[kind], *ONE_STEP)
            made[kind] = TextClassifier(train(recipe, folder / "run"))
        return made[kind]

    return of


def ids_of(classifier: TextClassifier, text: str = TEXT) -> list[int]:
    return classifier.run.source_vocabulary.ids(text.split())


def logits(classifier: TextClassifier, ids: list[int]) -> np.ndarray:
    batch, _ = classifier.as_batch(ids)
    return np.asarray(classifier.network(batch)["logits"])[0]


def test_gradient_times_input_is_the_exact_share_where_the_logit_is_linear(asked) -> None:
    classifier = asked("bag")
    weights, ids = classifier.run.weights, ids_of(classifier)
    evidence = ClassEvidence(classifier)
    shares = weights["embedding/embeddings"][ids] @ weights["output/kernel"] / len(ids)
    for number in range(2):
        found = evidence.gradient_times_input(ids, number)
        np.testing.assert_allclose(found, shares[:, number], rtol=1e-5, atol=1e-8)
        bias = weights["output/bias"][number]
        assert found.sum() + bias == pytest.approx(logits(classifier, ids)[number], abs=1e-6)


def test_exact_shares_add_up_to_the_logit(asked) -> None:
    classifier = asked("evidence")
    ids = ids_of(classifier)
    found = ClassEvidence(classifier)(ids, 1)
    assert set(found) == {OCCLUSION, EXACT}
    nothing = logits(classifier, [0])[1]  # the bias alone
    assert found[EXACT].sum() + nothing == pytest.approx(logits(classifier, ids)[1], abs=1e-6)


@pytest.mark.parametrize("kind", ["pooling", "self", "padded"])
def test_each_word_has_an_effect_that_is_not_that_of_padding(asked, kind) -> None:
    classifier = asked(kind)
    ids = ids_of(classifier)
    evidence = ClassEvidence(classifier)
    batch, own = classifier.as_batch(ids)
    assert batch[0, own].tolist() == ids
    found = evidence(ids, 0)
    assert {name: each.shape for name, each in found.items()} == {
        OCCLUSION: (len(ids),),
        GRADIENT: (len(ids),),
    }
    assert all(np.count_nonzero(each) == len(ids) for each in found.values())
    (whole, without) = (
        next(classifier.judge([text])).probabilities[0]
        for text in (TEXT, TEXT.replace("awful ", ""))
    )
    assert found[OCCLUSION][3] == pytest.approx(whole - without, abs=2e-6)


def test_the_gradient_is_how_the_logit_grows_with_the_word(asked) -> None:
    classifier = asked("pooling")
    run, ids = classifier.run, ids_of(classifier, "the soup was awful")
    found = ClassEvidence(classifier).gradient_times_input(ids, 1)
    (last,) = ids_of(classifier, "awful")
    table, step = run.weights["embedding/embeddings"].copy(), 0.01
    sides = []
    for sign in (1, -1):
        run.weights["embedding/embeddings"][last] = table[last] * (1 + sign * step)
        sides.append(logits(TextClassifier(run), ids)[1])
    run.weights["embedding/embeddings"][:] = table
    assert found[3] == pytest.approx((sides[0] - sides[1]) / (2 * step), rel=2e-2, abs=1e-5)


@pytest.fixture
def compilations(caplog):
    """Says whether anything was compiled since it was asked before, in whichever thread."""
    jax.config.update("jax_log_compiles", True)

    def asked() -> bool:
        found = any("Compiling" in each.getMessage() for each in caplog.records)
        caplog.clear()
        return found

    yield asked
    jax.config.update("jax_log_compiles", False)


@pytest.mark.parametrize("kind", ["pooling", "self"])
def test_a_second_text_of_like_length_compiles_nothing(asked, kind, compilations) -> None:
    classifier = asked(kind)
    evidence = ClassEvidence(classifier)
    for text in (TEXT, "awful soup", TEXT + " on a monday"):
        list(classifier.judge([text]))
        evidence(ids_of(classifier, text), 0)
        assert compilations() == (text == TEXT)


def test_the_words_of_a_text_of_one_word_can_be_left_out(asked) -> None:
    classifier = asked("pooling")
    found = ClassEvidence(classifier)(ids_of(classifier, "awful"), 0)
    assert all(each.shape == (1,) and np.isfinite(each).all() for each in found.values())


@pytest.fixture(scope="module")
def told(trained: Run):
    """A reading of the planted task with a hint, its ids, and those that were written."""
    (reading,) = Translator(trained).translate(["bcad"], hints=["⟨x⟩"])
    ids = trained.source_vocabulary.ids(reading.tokens)
    return reading, ids, trained.target_vocabulary.ids(reading.target)


class TestTargets:
    def test_the_symbols_have_the_probabilities_with_which_they_were_written(self, trained, told):
        reading, ids, written = told
        whole, without = targets.occluded(trained, ids, written)
        np.testing.assert_allclose(whole, reading.probabilities, atol=1e-5)
        assert without.shape == (len(ids), len(written))

    def test_each_letter_depends_on_the_one_that_it_was_copied_from(self, trained, told):
        _, ids, written = told
        found = targets.target_evidence(trained, ids, written)
        assert {each.shape for each in found.values()} == {(4, 5)}
        for place in range(1, 4):  # the hint stands in front; the first may also be a refusal
            assert found[OCCLUSION][place].argmax() == place + 1
            assert found[GRADIENT][place].argmax() == place + 1

    def test_the_gradient_is_that_which_jax_finds(self, trained, told):
        _, ids, written = told
        weights = {name: jnp.asarray(each) for name, each in trained.weights.items()}
        table, targets_fed = weights["embedding/embeddings"], jnp.array([[START, *written[:-1]]])

        def log_odds(x):
            own = {**weights, "embedding/embeddings": x}
            source = jnp.arange(len(ids))[None]
            h = annotations(jnp, own, source, source >= 0, scan=jax.lax.scan)
            decoder = part(own, "decoder")
            y = decode(jnp, decoder, h, targets_fed, source >= 0, scan=jax.lax.scan).logits
            p = jax.nn.softmax(y[0])[jnp.arange(len(written)), jnp.array(written)]
            return jnp.log(p / (1 - p))

        x = table[jnp.array(ids)]
        wanted = (jax.jacfwd(log_odds)(x) * x).sum(axis=-1)
        found = targets.gradient_times_input(trained, ids, written)
        np.testing.assert_allclose(found, wanted, rtol=2e-3, atol=2e-3)

    def test_one_hot_vectors_matter_as_much_as_the_embedded_ones_they_stand_for(
        self, trained, told
    ):
        _, ids, written = told
        weights = dict(trained.weights)
        table = weights.pop("embedding/embeddings")
        for name in ("encoder/forward/kernel", "encoder/backward/kernel"):
            weights[name] = table @ weights[name]
        found = targets.gradient_times_input(replace(trained, weights=weights), ids, written)
        whole = targets.gradient_times_input(trained, ids, written)
        np.testing.assert_allclose(found, whole, rtol=1e-3, atol=1e-4)


class TestCommand:
    def test_it_tells_each_kind_of_evidence_of_a_class(self, asked, tmp_path):
        run = asked("pooling").run.folder
        code, out, _ = typed("attention", run, TEXT, "--evidence")
        assert code == 0
        assert all(word in out for word in ("awful", OCCLUSION, GRADIENT, "ρ"))
        asked_for = "--json", "--out", tmp_path / "check.svg"
        told = json.loads(typed("attention", run, TEXT, "--evidence", *asked_for)[1])
        assert told["view"] == "attention-check"
        assert [word["token"] for word in told["words"]] == TEXT.split()
        assert (tmp_path / "check.svg").read_bytes().startswith(b"<?xml")

    def test_it_tells_each_kind_of_evidence_of_what_was_written(self, trained):
        code, out, _ = typed("attention", trained.folder, "abcd", "--evidence", "--json")
        assert code == 0
        told = json.loads(out)
        assert told["view"] == "attention-map-check"
        assert [len(each["correlations"]) for each in told["evidence"]] == [4, 4]

    @pytest.mark.parametrize(
        ("kind", "text", "message"),
        [("pooling", "qwertz", "no word that it knows"), ("bag", TEXT, "has none. Try seqscope")],
    )
    def test_what_cannot_be_done_is_said(self, asked, kind, text, message):
        code, _, complaint = typed("attention", asked(kind).run.folder, text, "--evidence")
        assert (code, message in complaint) == (2, True)

    def test_a_text_that_is_not_read_has_no_evidence(self, trained):
        code, _, complaint = typed("attention", trained.folder, "abcdabcd", "--evidence")
        assert (code, "longer than" in complaint) == (2, True)
