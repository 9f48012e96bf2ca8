### What is wrong with an account number.

iban-empty = Enter your account number (IBAN).
iban-malformed = An IBAN has only letters and digits, such as NL91 ABNA 0417 1643 00.
iban-country = The first two letters are the country. We do not know these letters.
iban-length = This IBAN does not have the right number of characters for its country. Check the number.
iban-checksum = This IBAN is not correct. Perhaps two digits changed places. Check the number.
