"""The one setting that sizes the long proofs: PROOF=reduced (`make test`) or PROOF=full (`make prove`)."""

import os

PROOF = os.environ.get("PROOF", "reduced")
if PROOF not in {"reduced", "full"}:
    raise ValueError(f"PROOF is reduced or full, not {PROOF!r}")


def size(*, reduced: int, full: int) -> int:
    """Return the size to run now: of rounds, threads, examples, pages… The test itself is the same."""
    return full if PROOF == "full" else reduced
