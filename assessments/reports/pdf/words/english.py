"""The fixed words in English."""

from .shape import Words

EN = Words(
    locale="en",
    draft="Draft: not submitted, may still change",
    draft_word="Draft",
    contents="Contents",
    pages="page {page} of {pages}",
    colon=": ",
    comma=", ",
    separator="; ",
    summary="Summary",
    conditions="The ladder, condition by condition",
    profile="Levels and aspects",
    gaps="Gaps to the {tier} tier",
    scenarios="Scenarios that close gaps",
    figures="Indicators and yardsticks",
    answers="What was entered",
    method="Method and limits",
    glossary="Terms",
    sources="Sources",
    organisation="Organisation",
    edition="Edition",
    submitted="Submitted",
    submitted_by="Submitted by",
    checksum="Checksum of the edition",
    facts="The plant",
    counts="What was answered",
    ladder="The ladder",
    status="Status",
    submitted_word="Self-check, submitted",
    reached="by self-check",
    target="next",
    met_of="{met} of {count} single conditions met",
    keeping="What keeps the plant from the {tier} tier",
    more_gaps="and {count} more in the part on gaps",
    heeded="Please note",
    conditions_intro=(
        "For each tier: the condition, what the answers give today, what is asked for, the "
        "distance, and how sure the condition itself is. A tier is shown when its own conditions "
        "and those of all lower tiers are met. Numbers in brackets lead to the sources at the end."
    ),
    condition="Condition",
    counted="Today",
    threshold="Asked for",
    distance="Distance",
    result="Result",
    basis="Basis",
    waits_for="Waits for: ",
    narrow="In the narrow reading: {word}.",
    compared_with="{number} (asked for: {threshold})",
    above_target="Above the tier aimed at: the main points only.",
    newer_edition="a newer one is reported",
    excepted_because="Exception, reason given: ",
    may_be_excepted="May be excepted with a reason.",
    other_criteria="Further conditions",
    eligibility="Can the {tier} tier be filed now?",
    advice="Recommended",
    legend="Legend",
    no_gap="By the answers given no condition keeps the plant from this tier.",
    only_exceptions=(
        "Nothing but the exceptions stated keeps the plant from this tier; whether they hold, the "
        "reviewer decides."
    ),
    profile_intro=(
        "Shares of what the questions ask for, by level and by aspect. They show where the plant "
        "is strong and where it is not; they decide no tier."
    ),
    levels="Six levels",
    aspects="Five aspects",
    heat="Levels by aspects",
    heat_intro=(
        "The darker the cell, the higher what is sure of its score. A dash: nothing is asked there."
    ),
    level="Level",
    aspect="Aspect",
    score="Score",
    questions="Questions",
    about_it="What it takes in",
    radar_of="Radar chart. {values}",
    nothing_asked="–",
    gaps_intro=(
        "What is not met or still undecided, with the answers that would have to be deeper and the "
        "scenarios that help. Efforts in months are estimates of this tool, without data behind "
        "them."
    ),
    gap="Gap",
    now="Today",
    needed="Needed",
    question="Question",
    department="Department",
    effort="Effort (estimate)",
    not_in_own_hands="not in the plant's own hands",
    what_helps="What helps",
    closed_by="Scenarios",
    also_eligibility="who may file",
    scenarios_intro=(
        "Only scenarios that serve a gap above: those that lack only AI first, then those typical "
        "of such plants and with the fewest missing prerequisites."
    ),
    state="Today",
    why="Why here",
    what="What it is",
    see=" (see {place})",
    prerequisites="Prerequisites",
    obstacles="Usual obstacles",
    techniques="Techniques",
    indicators="Moves",
    evidence="Seen elsewhere",
    indicator="Indicator",
    before="Before",
    after="After",
    change="Change",
    source="Source",
    yardsticks="How others stand, as reported",
    date="Date",
    tier="Tier",
    register="Scenario register",
    checks="Answers that do not fit together",
    open_questions="Not answered yet",
    not_applicable="Not applicable, with the reason given",
    notes="Notes written beside answers",
    policies="Notes, local rules and policies",
    limits="Limits",
    basis_legend="How sure a statement is",
    lost_characters="Characters that cannot be printed stand as □ in this report: {codes}.",
)
