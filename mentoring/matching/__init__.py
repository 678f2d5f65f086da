"""Matching: from two profiles to a score that explains itself. Called by `mentoring.domain.shortlist`.

profiles → columns → gate → criteria → ranking → explanation. No Django here; NumPy only in `columns`, `gate`,
`criteria` and `ranking`, so that `tables`, `profiles` and `explanation` may be read by the web process.
"""
