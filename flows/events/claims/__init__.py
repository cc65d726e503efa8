"""How sure a claim is: each of its links gets a probability, and they make the one that it is right as a whole.

In: a trigger that was read as an event, with who takes part, when and how it is told (`ClaimView`). Out: probabilities
of the links event, people, organizations, date and certainty, that of *whole*, and which link is least sure.
The features of a link stand in `event_features` … `certainty_features`, their weights with reasons in
vocabulary/events/links/. `extractor` tells what is sure enough and withholds the rest.
"""
