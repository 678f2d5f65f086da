"""Cells of a spreadsheet that no program takes for a formula. Called by every export."""

STARTERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(value: object) -> object:
    """The same value; a text that begins as a formula does is quoted, as spreadsheets themselves do."""
    if isinstance(value, str) and value.lstrip(" ").startswith(STARTERS):
        return f"'{value}"
    return value
