# Woorden in elke e-mail.
mail-button-case = Bekijk hoe het ermee staat
mail-button-signature = Geef antwoord
mail-signed =
    Met vriendelijke groet,
    { $association }
    Vragen? Bel { $phone }.

contact-summary = Schrijf in ten hoogste 2.000 tekens op wat er is gezegd.
contact-topic = Wij kennen dit onderwerp niet. Kies een ander onderwerp.
contact-case = Deze zaak is niet van deze huurder. Kies een zaak van de huurder, of geen zaak.
contact-key = Een sleutel heeft 1 tot 200 tekens.
contact-key-used = Met deze sleutel is al iets anders gestuurd. Neem een nieuwe sleutel.

# Uren van inspecteurs
hours-unreadable = Schrijf de uren zo: 8:00-12:00. Er staat nu: { $typed }
hours-not-on-the-quarter = Kies tijden op een kwartier, zoals 8:15. Er staat nu: { $typed }
hours-backwards = Het einde ligt voor het begin. Er staat nu: { $typed }
hours-overlap = Deze uren vallen samen met andere uren op die dag: { $typed }
call-back-question = Vraagt of wij terugbellen.
call-back-question-words = Vraagt of wij terugbellen: { $words }
call-back-mail-button = Kies een andere tijd
call-back-mail-not-reached-subject = Wij belden u en proberen het opnieuw
call-back-mail-not-reached-body =
    Beste { $name },

    Wij belden u { $called } op { $phone }. U nam niet op.
    Wij proberen het opnieuw op { $again }.

    Past dat niet? Kies dan zelf een andere tijd.
call-back-mail-stopped-subject = Wij konden u niet bereiken
call-back-mail-stopped-body =
    Beste { $name },

    Wij belden u { $tries } keer op { $phone }. Dat lukte niet.
    Wij bellen u nu niet meer.

    Heeft u nog een vraag? Bel ons, of kies een nieuwe tijd.

# Hoe druk het is
channel-state-wait = Kies een wachttijd van 0 tot en met { $most } minuten, of laat dit leeg.
channel-state-valid = Dit moet 1 tot en met { $most } minuten gelden.
