### Opzegtermijn en einddatum, uitgelegd aan de huurder.

notice-months = { $count ->
    [one] 1 maand
   *[other] { $count } maanden
}
notice-period-week = per week
notice-period-four-weeks = per 4 weken
notice-period-month = per maand
notice-period-quarter = per kwartaal
notice-period-half-year = per half jaar
notice-period-year = per jaar

notice-term-payment-period = U betaalt de huur { $period }. Daarom is uw opzegtermijn { $term }.
notice-term-clause = Uw opzegtermijn is { $term }. Dat staat in uw huurcontract.
notice-term-association = Uw opzegtermijn is { $term }. Dat is bij ons zo voor iedereen.
notice-term-void-clause = In uw huurcontract staat een termijn van { $term }. Die is langer dan mag van de wet. Daarom geldt die niet.

notice-step-received = Wij ontvangen uw opzegging op { $date }.
notice-step-term-starts = De opzegtermijn begint op de volgende werkdag: { $date }.
notice-step-term-passed = { $term } later is het { $date }.
notice-step-term-passed-last-day = { $term } later is het { $date }. Dat is de laatste dag van die maand.
notice-step-fixed-term = Uw huurcontract loopt in elk geval tot { $date }.
notice-step-payment-day = De huur stopt op een dag waarop u huur betaalt. Dat is { $date }.

notice-too-short = Deze datum is te vroeg. De huur kan stoppen vanaf { $date }.
notice-within-fixed-term = Uw huurcontract loopt nog tot { $until }. De huur kan stoppen vanaf { $date }.
notice-not-a-payment-day = De huur stopt op een dag waarop u huur betaalt. De eerste is { $date }.
notice-moved = De huur stopt op { $date }.
notice-moved-from-weekend = De huur kan niet stoppen op { $from }. Dat is in het weekend. Het wordt { $date }.
notice-moved-from-holiday = De huur kan niet stoppen op { $from }. Dat is een feestdag: { $name }. Het wordt { $date }.
notice-moved-from-closed-day = De huur kan niet stoppen op { $from }. Dan zijn wij dicht: { $name }. Het wordt { $date }.
notice-too-far-ahead = Zo ver vooruit kunt u niet opzeggen. Kies een dag tot en met { $date }.
