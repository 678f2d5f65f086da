"""Fixtures that every test may use; loads the plugin of the long proofs."""

pytest_plugins = ["tests.proofs"]
