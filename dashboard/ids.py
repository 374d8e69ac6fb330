"""Ids that Dash and the scripts in ``assets/`` both know, typed once."""

CHARTS = "charts"
AREA = "area"
PUBLISHED_PLACE = "published_place"
CHART = "chart"
VIEW = "view"
