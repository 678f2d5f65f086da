"""The houses of the fresh starts, each made ready once by a first `make run`."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.fresh.houses import House


@dataclass
class FirstStart:
    """What the first `make run` in a house said, and how it went."""

    house: House
    said: str
    seconds: float
    code: int


def first_start(user: str | None) -> Iterator[FirstStart]:
    if os.getuid() != 0:
        pytest.fail("The fresh starts take files and networks away, which needs root.")
    house = House(user)
    try:
        started = house.start("make", "run", offline=False)
        seconds = started.answers()[1]
        code = started.ctrl_c()
        yield FirstStart(house, started.said(), seconds, code)
    finally:
        house.leave()


@pytest.fixture(scope="session")
def as_root() -> Iterator[FirstStart]:
    yield from first_start(None)


@pytest.fixture(scope="session")
def as_plain_user() -> Iterator[FirstStart]:
    yield from first_start("nobody")


@pytest.fixture(scope="session")
def newcomer() -> Iterator[House]:
    """Before the first start, as a person without rights on the machine."""
    house = House("nobody")
    yield house
    house.leave()
