"""The fixed words in English."""

from .shape import Words

EN = Words(
    locale="en",
    language_name="English",
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
    eligibility="Who may file for the {tier} tier",
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
        "scenarios that help."
    ),
    gaps_efforts="Efforts in months are estimates of this tool, without data behind them.",
    gap="Gap",
    now="Today",
    needed="Needed",
    question="Question",
    department="Department",
    effort="Effort (estimate)",
    not_in_own_hands="not in the plant's own hands",
    what_helps="What helps",
    closed_by="Scenarios",
    steps_in="Steps: see part {part}",
    also_eligibility="who may file",
    road="The road to the {tier} tier",
    phase="Phase",
    steps="Steps",
    who="Whose steps, how many",
    after_phase="Met after it, in the plant's hands",
    nothing_new="–",
    from_row="From",
    to_row="To",
    closes="Closes: ",
    prepares="Prepares: ",
    outside="Not in the plant's own hands",
    left_out="Left out, because an exception is stated",
    hangs_on="What the result hangs on",
    below="One row lower",
    left="Tier left",
    would_fail="No longer met: ",
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
    checks="Answers that contradict each other or lack a count",
    open_questions="Not answered yet",
    not_applicable="Not applicable, with the reason given",
    notes="Notes written beside answers",
    policies="Notes, local rules and policies",
    limits="Limits",
    basis_legend="How sure a statement is",
    behind="What stands behind the result",
    reading="Reading",
    tier_shown="Tier shown",
    still_possible="Still possible",
    as_answered="As answered",
    after_review="After review",
    findings_behind="Findings behind it",
    claims="AI and use: as claimed, and with the cards",
    known="How the answers are known",
    later="Begun from, and raised later",
    was="Was",
    raised_to="Now",
    by_and_when="By, on",
    findings="Findings of the review",
    own_answer="The plant's answer",
    reviewer="The reviewer",
    reason="Reason",
    to_confirm="To be confirmed: taken over and not looked at again",
    instances="Instances and evidence",
    instances_intro=(
        "In the order of the official form: area, scenario, instance. What counts as regular use, "
        "and as AI, is a rule of this tool."
    ),
    model_card="Model card",
    evidence_index="Index of evidence",
    evidence_intro=(
        "Titles only; the files are not part of this report. The checksum is the beginning of the "
        "file's SHA-256."
    ),
    number="No.",
    put_to="Proof of",
    title="Title",
    file_checksum="Checksum",
    lost_characters="Characters that cannot be printed stand as □ in this report: {codes}.",
    stands="Where the plant stands, by self-check",
    files="What can be filed",
    blocked="What blocks the next filing",
    more="and {count} more",
    to_decide="To be decided",
    decision="Decision, and what it unlocks",
    by_when="By when",
    whole_effort="Effort of the whole road",
    how_sure="How sure the result is",
    who_answered="Who answered",
    code="Code of the submitted result",
    code_says=(
        "The page at this address tells whether a document of this result is unchanged since it "
        "was made, and whether it is the current one or superseded. It does not tell whether "
        "what stands in it is true."
    ),
    code_alone=(
        "Drawn at random when the result was submitted; every report of this result carries it. "
        "It does not tell whether what stands in it is true."
    ),
    qr_alternative="QR code, leads to {address}",
    standard_line=(
        "This is the standard length. The full report also holds every answer row behind a gap, "
        "the register of instances, the index of evidence, findings, notes, open questions, "
        "terms and what the levels take in."
    ),
    for_authority="for the authority",
    for_headquarters="for headquarters",
    below_target="Beside the tier aimed at: the main points only.",
)
