"""Wording around an event that frames.py puts: who says it, who denies it, what stays open, plans, double negations.

{s} is a clause without a capital, {w} and {W} who speaks; <A> a subject, <vp> an infinitive phrase.
The first four of PLAN, DOES and DOES_NOT fit things as well as people.
"""

# Reported is as good as narrated (DESIGN, section 2).
SAY = ["{s}, {w} said.", "{W} said {s}.", "{W} said that {s}.", "According to {w}, {s}.", "{s}, according to {w}.", "{W} confirmed that {s}.",
       "{s}, {w} confirmed on request.", "It has been confirmed that {s}.", "{W} announced that {s}.", "{W} told reporters that {s}.",
       "\"{S},\" {w} said.", "\"{S},\" said {w}.", "{W}: \"{S}.\"", "\"It is true that {s},\" {w} said.", "\"Yes,\" {w} answered when asked whether {s}.",
       "Asked whether {s}, {w} said: \"Absolutely.\"", "{W} admitted that {s}.", "{W} made it known that {s}.", "In the words of {w}, {s}.",
       "{s}, a statement said.", "There is no doubt that {s}, {w} said.", "It is true that {s}, {w} said.", "{W} did not dispute that {s}."]
DENY = ["{W} denied that {s}.", "It is not true that {s}, {w} said.", "{W} dismissed as false the claim that {s}.", "Reports that {s} are false, {w} said.",
        "{W} said it was untrue that {s}.", "The story that {s} is a hoax, {w} said.", "{W} rejected the claim that {s}.",
        "There is no truth in reports that {s}, according to {w}.", "{W} withdrew the report that {s}, calling it an error.",
        "\"No,\" {w} answered when asked whether {s}.", "\"Nonsense,\" {w} said of reports that {s}.", "\"It is a lie that {s},\" {w} said.",
        "Asked whether {s}, {w} said: \"Certainly not.\"", "\"Nothing of the kind,\" {w} said of the claim that {s}.", "{W} insisted that it was wrong that {s}.",
        "Posts saying that {s} are fake, {w} found.", "{W} called it a lie that {s}.", "Contrary to what was reported, it is not the case that {s}.",
        "The newspaper has retracted its report that {s}.", "The rumour that {s} was invented, {w} said."]
OPEN = ["\"No comment,\" {w} said when asked whether {s}.", "\"We do not know yet,\" {w} said when asked whether {s}.",
        "{W} could not say whether {s}.", "It was unclear whether {s}, {w} said.", "{W} refused to say whether {s}.", "An inquiry is looking into whether {s}.",
        "Asked whether {s}, a spokesman declined to answer.", "If it turns out that {s}, there will be consequences.", "{W} had feared that {s}.",
        "{W} neither confirmed nor denied that {s}.", "Everybody wants to know if {s}.", "Nobody has yet established whether {s}."]
HEDGE = ["It is possible that {s}.", "{W} said it was likely that {s}.", "Perhaps {s}.", "Many believe that {s}.", "{W} thought it likely that {s}.",
         "It may well be that {s}.", "It is not impossible that {s}, {w} said.", "It is not unlikely that {s}.", "{s}, it is thought."]
PLAN = ["It is expected that <A> will <vp>.", "<A> may <vp>, <w> said.", "<A> could <vp> if nothing changes.", "<W> feared <A> would <vp>.",
        "<A> plans to <vp>.", "<A> hopes to <vp>.", "<A> is expected to <vp>.",
        "<A> would like to <vp>.", "<W> urged <A> to <vp>.", "Analysts expected <A> to <vp>.", "<A> had promised to <vp>.",
        "<A> is under pressure not to <vp>.", "<A> had no plan to <vp>, a spokesman said a year ago.", "<W> doubted that <A> would <vp>."]
DOES = ["<A> did <vp>.", "It is not true that <A> did not <vp>.", "Contrary to reports, <A> did <vp>.", "It would be wrong to say that <A> did not <vp>.",
        "<A> did not fail to <vp>.", "<W> denied that <A> had failed to <vp>.", "Nobody disputes that <A> did <vp>.", "<A> did indeed <vp>, <w> confirmed.",
        "Reports that <A> did not <vp> are wrong, <w> said."]
DOES_NOT = ["<A> did not <vp>.", "<A> did not <vp>, <w> said.", "Contrary to reports, <A> did not <vp>.", "In the end <A> did not <vp>.",
            "<A> failed to <vp>.", "At no point did <A> <vp>, <w> said.", "It is false that <A> did <vp>.", "<W> denied that <A> did <vp>.",
            "<A> never did <vp>, <w> insisted."]
# Says something more that no frame says; some of it negated, so that a "not" gives nothing away. The first FILLERS say next to nothing.
TAILS = [", to the surprise of many", ", though not everybody was surprised", ", a spokesman said, without taking questions", ", and no further details were given",
         ", a development that few had expected", ", an official who did not want to be named said", ", although nobody would speak on the record",
         ", news that spread within minutes", ", in what observers called no small matter", ", according to people who were not allowed to speak in public",
         ", and local radio interrupted its programme", "; the opposition was not impressed", ", the second such case in a year",
         ", and a press conference was called for the evening", ", after days of speculation", "; neighbours said they had heard nothing",
         ", which did not stop the rumours", ", and the mayor cut short a holiday", "; a promised statement never came", ", and church bells rang"]
FILLERS = 10
# Put before a sentence without changing what it says.
LEADS = ["After weeks of rumours, ", "According to a report in the local daily, ", "In the latest twist of a long story, ", "It is now official: ", "As expected, ",
         "Against all expectations, ", "What many had not thought possible has happened: ", "As this newspaper has learnt, ", "Two people with knowledge of the matter say that ",
         "It emerged late in the evening that ", "A senior official, who asked not to be named, said that ", "Breaking: ", "Update: ", "As agency reports have it, "]
# A value that replaces another one, named.
NOT_BUT = [", and not {old}, as had been reported", " - not {old}, as first reported", "; earlier reports had wrongly said {old}"]
