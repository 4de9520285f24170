"""Sheets: what they hold, how they are worded, and how they are drawn.

`day`, `card` and `filling` make a sheet out of what is known; `pages` puts it into words, in one
language and at one wording level, as a page; `drawing` makes a picture or a PDF of a page. To add a
sheet: its values in `bot/domain/sheets.py`, a module here, its words in `paper.ftl`, and a layout
in `layouts/`.
"""
