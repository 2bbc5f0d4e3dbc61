"""How the English pages write dates: 5 March 2017, as the Spanish ones do."""

DATE_FORMAT = "j F Y"
MONTH_DAY_FORMAT = "j F"
DATETIME_FORMAT = "j F Y, H:i"
