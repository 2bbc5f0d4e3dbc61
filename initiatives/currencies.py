"""Currencies: the codes of ISO 4217, of today and of the years since the founding.

List one of the standard, as of May 2025, and of its list three what was in use after
2004: without them ZZZ would pass for a currency.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

IN_USE = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN
BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP
ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR
ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA
MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK
PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC
SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND
VUV WST XAD XAF XAG XAU XCD XCG XDR XOF XPD XPF XPT XSU XUA YER ZAR ZMW ZWG
"""
FORMER = """
ANG BYR CSD CUC CYP EEK GHC GWP HRK LTL LVL MGF MRO MTL MZM ROL SDD SIT SKK SLL SRG
STD TMM TRL USS VEB VEF ZMK ZWD ZWL
"""
CODES = frozenset([*IN_USE.split(), *FORMER.split()])


def validate_currency(code):
    """Raise ``ValidationError`` unless ``code`` is one of ISO 4217, in capitals."""
    if code not in CODES:
        raise ValidationError(
            _("A currency is written by its code of ISO 4217: USD, XSU."),
            code="currency",
        )
