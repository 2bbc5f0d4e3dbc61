"""How the English pages write dates: 5 March 2017, as the Spanish ones do."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
