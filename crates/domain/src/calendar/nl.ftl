### Dagen, tijden en feestdagen in woorden.

calendar-date = { $weekday } { $day } { $month } { $year }
calendar-day = { $weekday } { $day } { $month }
calendar-date-without-weekday = { $day } { $month } { $year }
calendar-clock = { $hour }.{ $minute }
calendar-time = { $time } uur
calendar-between = tussen { $from } en { $to } uur
calendar-moment = { $date } om { $time }
calendar-appointment = { $date }, { $between }

calendar-weekday-monday = maandag
calendar-weekday-tuesday = dinsdag
calendar-weekday-wednesday = woensdag
calendar-weekday-thursday = donderdag
calendar-weekday-friday = vrijdag
calendar-weekday-saturday = zaterdag
calendar-weekday-sunday = zondag

calendar-month-january = januari
calendar-month-february = februari
calendar-month-march = maart
calendar-month-april = april
calendar-month-may = mei
calendar-month-june = juni
calendar-month-july = juli
calendar-month-august = augustus
calendar-month-september = september
calendar-month-october = oktober
calendar-month-november = november
calendar-month-december = december

calendar-holiday-new-years-day = nieuwjaarsdag
calendar-holiday-good-friday = Goede Vrijdag
calendar-holiday-easter-monday = tweede paasdag
calendar-holiday-kings-day = Koningsdag
calendar-holiday-liberation-day = Bevrijdingsdag
calendar-holiday-ascension-day = Hemelvaartsdag
calendar-holiday-whit-monday = tweede pinksterdag
calendar-holiday-christmas-day = eerste kerstdag
calendar-holiday-second-christmas-day = tweede kerstdag
