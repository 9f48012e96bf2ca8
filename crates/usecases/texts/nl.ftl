# Woorden in elke e-mail.
mail-button-case = Bekijk hoe het ermee staat
mail-button-signature = Geef antwoord
mail-signed =
    Met vriendelijke groet,
    { $association }
    Vragen? Bel { $phone }.

contact-summary = Schrijf in ten hoogste 2.000 tekens op wat er is gezegd.
contact-topic = Noem in ten hoogste 80 tekens waar het over ging.
contact-case = Deze zaak is niet van deze huurder. Kies een zaak van de huurder, of geen zaak.

# Uren van inspecteurs
hours-unreadable = Schrijf de uren zo: 8:00-12:00. Er staat nu: { $typed }
hours-not-on-the-quarter = Kies tijden op een kwartier, zoals 8:15. Er staat nu: { $typed }
hours-backwards = Het einde ligt voor het begin. Er staat nu: { $typed }
hours-overlap = Deze uren vallen samen met andere uren op die dag: { $typed }
