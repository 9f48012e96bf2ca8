# Inloggen: wat mis kan gaan, en de e-mail met de code.

sign-in-code-empty = Vul de code van 6 cijfers in.
sign-in-code-wrong = Deze code klopt niet. Kijk in de nieuwste e-mail en probeer het opnieuw.
sign-in-code-gone = Deze code werkt niet meer. Vraag een nieuwe code aan.

sign-in-code-mail-subject = { $code } is uw code om in te loggen
sign-in-code-mail-body =
    U wilt inloggen bij { $association }.

    Uw code is: { $code }

    De code werkt { $minutes } minuten. Vul de code in op de pagina die u nog open hebt.

    Geef deze code aan niemand. Ook niet aan iemand die zegt dat hij bij ons werkt.

    Wilde u niet inloggen? Dan hoeft u niets te doen.

staff-sign-in-wrong = Het e-mailadres of het wachtwoord klopt niet.
staff-code-wrong = Deze code klopt niet of is al gebruikt. Wacht op de volgende code in uw app.

staff-name-needed = Vul een naam in van ten hoogste 100 tekens.
staff-email-taken = Er is al een medewerker met dit e-mailadres.
staff-password-short = Kies een wachtwoord van ten minste 12 tekens.
staff-password-long = Dit wachtwoord is te lang. Kies er een van ten hoogste 256 tekens.
staff-password-guessable = Dit wachtwoord is te makkelijk te raden. Gebruik bijvoorbeeld vier losse woorden.
staff-password-wrong = Uw huidige wachtwoord klopt niet.
staff-last-administrator = Dit is de laatste beheerder. Maak eerst iemand anders beheerder.
staff-not-yourself = U kunt uw eigen beheer niet wegnemen. Vraag het een andere beheerder.

api-key-name-needed = Vul in voor welk systeem de sleutel is.
api-key-scope-needed = Kies wat het systeem mag doen.
