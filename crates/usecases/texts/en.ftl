# Words in every e-mail.
mail-button-case = See where it stands
mail-button-signature = Give your answer
mail-signed =
    Kind regards,
    { $association }
    Questions? Call { $phone }.
