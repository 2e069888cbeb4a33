"""cm-sequence: a disease and its manifestation, which a code of its own tells, and never first."""

from simulator.drill.cm.english import capital
from simulator.drill.cm.ordered import Named, Order, order_item, ruling
from simulator.drill.cm.people import OLD, person
from simulator.drill.cm.tabular import Tabular
from simulator.drill.draw import Draw
from simulator.drill.made import Made, Unmakeable, typed
from simulator.exam.item import Difficulty

_RULE = "OCG I.A.13"

DISEASES = (
    Named(code="E85.4", words="organ-limited amyloidosis"),
    Named(code="E85.3", words="secondary systemic amyloidosis"),
    Named(code="A78", words="Q fever"),
    Named(code="A30.5", words="lepromatous leprosy"),
    Named(code="A46", words="erysipelas"),
    Named(code="B65.0", words="urinary schistosomiasis"),
    Named(code="B65.1", words="intestinal schistosomiasis"),
    Named(code="B75", words="trichinellosis"),
    Named(code="B80", words="pinworm infection"),
    Named(code="B74.0", words="bancroftian filariasis", sex="man"),
    Named(code="B39.4", words="histoplasmosis"),
    Named(code="B56.0", words="African trypanosomiasis from Gambia"),
    Named(code="A23.0", words="brucellosis from goats"),
    Named(code="C90.00", words="multiple myeloma, never in remission"),
    Named(code="C56.1", words="cancer of the right ovary", sex="woman"),
    Named(code="C34.11", words="cancer of the upper lobe of the right lung"),
    Named(code="C34.31", words="cancer of the lower lobe of the right lung"),
    Named(code="C18.2", words="cancer of the ascending colon"),
    Named(code="C16.3", words="cancer of the pyloric antrum"),
    Named(code="D57.1", words="sickle-cell disease, not in crisis"),
    Named(code="D66", words="hemophilia A", sex="man"),
    Named(code="D67", words="hemophilia B", sex="man"),
    Named(code="D68.1", words="hemophilia C"),
    Named(code="D69.0", words="Henoch-Schönlein purpura"),
    Named(code="D89.1", words="cryoglobulinemia"),
    Named(code="D65", words="disseminated intravascular coagulation"),
    Named(code="D56.1", words="beta thalassemia"),
    Named(code="E05.00", words="Graves' disease, not in storm"),
    Named(code="E21.0", words="primary hyperparathyroidism"),
    Named(code="E20.0", words="idiopathic hypoparathyroidism"),
    Named(code="E74.02", words="Pompe disease"),
    Named(code="E83.01", words="Wilson's disease"),
    Named(code="E83.110", words="hereditary hemochromatosis"),
    Named(code="E88.02", words="plasminogen deficiency"),
    Named(code="E54", words="scurvy"),
    Named(code="E51.11", words="dry beriberi"),
    Named(code="E52", words="pellagra"),
    Named(code="E03.4", words="acquired atrophy of the thyroid"),
    Named(code="G10", words="Huntington's disease"),
    Named(code="G30.0", words="Alzheimer's disease of early onset"),
    Named(code="G30.1", words="Alzheimer's disease of late onset"),
    Named(code="G31.83", words="Lewy body disease"),
    Named(code="G31.01", words="Pick's disease"),
    Named(code="G20.A1", words="Parkinson's disease without dyskinesia or fluctuations"),
    Named(code="G20.B1", words="Parkinson's disease with dyskinesia, without fluctuations,"),
    Named(code="A81.01", words="variant Creutzfeldt-Jakob disease"),
    Named(code="B20", words="HIV disease"),
    Named(code="G71.11", words="myotonic muscular dystrophy"),
    Named(code="K90.81", words="Whipple's disease"),
    Named(code="K74.60", words="cirrhosis of the liver of unknown cause"),
    Named(code="K70.30", words="alcoholic cirrhosis without ascites"),
    Named(code="L51.1", words="Stevens-Johnson syndrome"),
    Named(code="L52", words="erythema nodosum"),
    Named(code="M10.071", words="primary gout of the right ankle"),
    Named(code="M31.7", words="microscopic polyangiitis"),
    Named(code="M35.2", words="Behçet's disease", sex="woman"),
    Named(code="M45.9", words="ankylosing spondylitis"),
    Named(code="N18.4", words="stage 4 chronic kidney disease"),
    Named(code="N18.5", words="stage 5 chronic kidney disease, not on dialysis"),
    Named(code="N18.32", words="stage 3b chronic kidney disease"),
    Named(code="G12.21", words="amyotrophic lateral sclerosis"),
    Named(code="T70.3XXA", words="caisson disease (the bends), seen for the first time"),
)
"""The diseases behind."""

MANIFESTATIONS = (
    Named(code="D63.0", words="anemia from it"),
    Named(code="D63.1", words="anemia from it"),
    Named(code="D63.8", words="anemia from it"),
    Named(code="D77", words="a disorder of the blood from it"),
    Named(code="F02.80", words="dementia, its severity not told, without any disturbance"),
    Named(code="F02.A0", words="mild dementia without any disturbance"),
    Named(code="F02.B0", words="moderate dementia without any disturbance"),
    Named(code="F02.C0", words="severe dementia without any disturbance"),
    Named(code="F02.A11", words="mild dementia with agitation"),
    Named(code="F02.B11", words="moderate dementia with agitation"),
    Named(code="F02.C11", words="severe dementia with agitation"),
    Named(code="F02.B2", words="moderate dementia with hallucinations"),
    Named(code="F02.C2", words="severe dementia with hallucinations"),
    Named(code="F02.A3", words="mild dementia with depression"),
    Named(code="F02.B4", words="moderate dementia with anxiety"),
    Named(code="G32.81", words="cerebellar ataxia from it", of=("C34", "C56", "E52")),
    Named(code="G53", words="palsy of a cranial nerve from it", of=("C34", "C90")),
    Named(code="G63", words="polyneuropathy from it", of=("E85", "C34", "C90", "E05", "E51", "E52", "E03")),
    Named(code="G73.1", words="Lambert-Eaton syndrome", of=("C34",)),
    Named(code="G73.7", words="myopathy from it"),
    Named(code="G99.0", words="autonomic neuropathy from it"),
    Named(code="G99.2", words="myelopathy from it", of=("C34", "C90")),
    Named(code="H22", words="inflammation of the iris from it"),
    Named(code="H28", words="a cataract from it"),
    Named(code="H32", words="chorioretinitis from it"),
    Named(code="H36.811", words="nonproliferative retinopathy of the right eye from it"),
    Named(code="H36.812", words="nonproliferative retinopathy of the left eye from it"),
    Named(code="H36.823", words="proliferative retinopathy of both eyes from it"),
    Named(code="H42", words="glaucoma from it", of=("E85",)),
    Named(code="H62.41", words="otitis externa of the right ear from it"),
    Named(code="H62.42", words="otitis externa of the left ear from it"),
    Named(code="I39", words="endocarditis from it"),
    Named(code="I43", words="cardiomyopathy from it"),
    Named(code="I68.0", words="cerebral amyloid angiopathy"),
    Named(code="J17", words="pneumonia from it"),
    Named(code="J91.0", words="a malignant pleural effusion", of=("C34", "C56")),
    Named(code="J99", words="lung disease from it"),
    Named(code="K76.81", words="hepatopulmonary syndrome"),
    Named(code="K77", words="liver disease from it"),
    Named(code="L99", words="a skin disorder from it"),
    Named(code="M01.X61", words="infection of the right knee joint by it"),
    Named(code="M01.X62", words="infection of the left knee joint by it"),
    Named(code="M14.861", words="arthropathy of the right knee from it"),
    Named(code="M14.862", words="arthropathy of the left knee from it"),
    Named(code="M36.0", words="dermatomyositis from it", of=("C34", "C56", "C16")),
    Named(code="M36.1", words="arthropathy from it"),
    Named(code="M36.2", words="arthropathy from it"),
    Named(code="M36.3", words="arthropathy from it"),
    Named(code="M36.4", words="arthropathy from it"),
    Named(code="M49.86", words="spondylopathy of the lumbar region from it"),
    Named(code="M63.851", words="a disorder of the muscles of the right thigh from it"),
    Named(code="M90.551", words="osteonecrosis of the right thigh bone from it"),
    Named(code="M90.552", words="osteonecrosis of the left thigh bone from it"),
    Named(code="N08", words="glomerular disease from it"),
    Named(code="N16", words="tubulo-interstitial kidney disease from it"),
    Named(code="N29", words="a kidney disorder, neither glomerular nor tubulo-interstitial, from it"),
    Named(code="N33", words="a bladder disorder from it"),
    Named(code="N51", words="a disorder of the scrotum from it", sex="man"),
    Named(code="N77.0", words="ulceration of the vulva from it", sex="woman"),
    Named(code="N77.1", words="vulvovaginitis from it", sex="woman"),
    Named(code="R18.0", words="malignant ascites"),
    Named(code="F48.2", words="pseudobulbar affect"),
)
"""What comes of them, each with a note at its code that names the diseases that it may come of."""


_TOLD = (
    "{who} has {first}{comma} {joined} {second}.",
    "{who} is treated for {first}{comma} and for {second}.",
    "The diagnoses of {who} are {first}{comma} and {second}.",
)
_LESSON = "A manifestation has a code of its own that follows the disease behind it, and is never the first diagnosis."
_GROWN = (35, 68)


class Sequences:
    """Asks for a disease and its manifestation in their order, or for the one that goes first."""

    id = "cm-sequence"
    title = "Disease and manifestation: the order of the codes"
    domain = "icd-10-cm"
    skills: tuple[str, ...] = ("icd-10-cm", "sequencing", "etiology-manifestation")

    def __init__(self, tabular: Tabular) -> None:
        self._tabular = tabular
        self._proven: dict[str, list[Named]] = {}

    def make(self, draw: Draw) -> Made:
        """An item; Unmakeable where the notes of the open edition name no disease of ours for a manifestation."""
        second = draw.pick(MANIFESTATIONS)
        alike = [other for other in MANIFESTATIONS if _alike(other, second)]
        behind = self._behind(second)
        if not behind or not alike:
            raise Unmakeable
        first, near = draw.pick(behind), draw.pick(alike)
        who = person(draw, OLD if second.code.startswith("F02") else _GROWN, second.sex or first.sex)
        words = first.words.rstrip(",")
        comma = "," if "," in words else ""
        joined = "with" if second.words.endswith(" it") else "and"
        told = draw.pick(_TOLD).format(who=who, first=words, second=second.words, comma=comma, joined=joined)
        stem = capital(told)
        if draw.below(4) == 0:
            return self._typed(draw, stem, first, second)
        order = Order(
            stem=f"{stem} Which two codes tell this, in the right order?",
            first=first.code,
            second=second.code,
            near=near.code,
            not_near=f"{near.code} would be for {near.words}.",
            lesson=_LESSON,
            rule=_RULE,
        )
        return order_item(self, self._tabular, draw, order)

    def _behind(self, manifestation: Named) -> list[Named]:
        """The diseases that a note proves to go before this manifestation."""
        if manifestation.code not in self._proven:
            line = self._tabular.line(manifestation.code)
            self._proven[manifestation.code] = [
                disease
                for disease in DISEASES
                if line is not None
                and line.billable
                and disease.code.startswith(manifestation.of or ("",))
                and not {disease.sex, manifestation.sex} >= {"man", "woman"}
                and ruling(self._tabular, disease.code, manifestation.code) is not None
            ]
        return self._proven[manifestation.code]

    def _typed(self, draw: Draw, stem: str, first: Named, second: Named) -> Made:
        proven = ruling(self._tabular, first.code, second.code)
        if proven is None:
            raise Unmakeable
        listed = " and ".join(draw.shuffled([first.code, second.code]))
        proof = f"The order is set by {proven}."
        item = typed(
            self,
            year=self._tabular.year,
            stem=f"{stem} The codes are {listed}. Type the one that goes first.",
            accepted=(first.code,),
            rationale=f"{_LESSON} {proof}",
            references=(f"ICD-10-CM {proven.place(first.code, second.code)}", _RULE),
            difficulty=Difficulty.EASY,
        )
        return Made(item=item, proof=proof)


def _alike(other: Named, told: Named) -> bool:
    """Whether one is near enough to the other to be offered, and told clearly apart from it."""
    if other.code == told.code or other.words == told.words or other.code[:1] != told.code[:1]:
        return False
    return other.code[:3] == told.code[:3] or not ("arthropathy" in other.words and "arthropathy" in told.words)
