"""The report: every figure of one period with all that has to stand beside it (promise 11).

`gather` takes it from a log; `as_text`, `as_json`, `as_csv` and `as_html` lay it out.
"""
