### Wat er mis is met een e-mailadres, telefoonnummer of postcode.

email-empty = Vul uw e-mailadres in.
email-no-at = In een e-mailadres staat één apenstaartje (@), zoals naam@voorbeeld.nl.
email-name = Het deel voor het apenstaartje (@) klopt niet. Controleer uw e-mailadres.
email-domain = Het deel na het apenstaartje (@) klopt niet. Het eindigt bijvoorbeeld op .nl.
email-too-long = Dit e-mailadres is te lang. Controleer uw e-mailadres.
email-character = Dit teken kan niet in een e-mailadres: { $character }

phone-empty = Vul uw telefoonnummer in.
phone-character = Dit teken kan niet in een telefoonnummer: { $character }
phone-length = Een Nederlands nummer heeft 10 cijfers. Dit nummer heeft er { $digits }.
phone-length-foreign = Dit nummer is te kort of te lang. Controleer het nummer.
phone-unclear = Wij weten niet zeker welk nummer dit is. Begin met 0 of met + en het land.
phone-perhaps = Bedoelt u { $number }? Begin met 0 of met + en het land.
phone-service = Op dit nummer kunnen wij u niet bellen. Vul uw eigen nummer in.

postal-code-empty = Vul uw postcode in.
postal-code-shape = Een postcode heeft 4 cijfers en 2 letters, zoals 9712 KB.
postal-code-never-issued = Deze postcode bestaat niet. Controleer de postcode.
