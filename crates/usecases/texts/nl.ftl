# Woorden in elke e-mail.
mail-button-case = Bekijk hoe het ermee staat
mail-button-home = Naar Mijn
mail-button-signature = Geef antwoord
mail-signed =
    Met vriendelijke groet,
    { $association }
    Vragen? Bel { $phone }.
