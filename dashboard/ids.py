"""Ids that Dash and the scripts in ``assets/`` both know, typed once."""

CHARTS = "charts"
AREA = "area"
PUBLISHED = "published"
CHART = "chart"
VIEW = "view"
