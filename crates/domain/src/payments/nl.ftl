### Wat er mis is met een rekeningnummer.

iban-empty = Vul uw rekeningnummer (IBAN) in.
iban-malformed = Een IBAN heeft alleen letters en cijfers, zoals NL91 ABNA 0417 1643 00.
iban-country = De eerste twee letters zijn het land. Deze letters kennen wij niet.
iban-length = Dit IBAN heeft niet het juiste aantal tekens voor dit land. Controleer het nummer.
iban-checksum = Dit IBAN klopt niet. Misschien is een cijfer verwisseld. Controleer het nummer.
