# Words in every e-mail.
mail-button-case = See where it stands
mail-button-home = To My home
mail-button-signature = Give your answer
mail-signed =
    Kind regards,
    { $association }
    Questions? Call { $phone }.
