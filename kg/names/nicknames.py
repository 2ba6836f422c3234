"""Nicknames: given names that stand for one another, and are one name elsewhere.

Kept small: pairs that newspapers and registers in English print without
comment, with the commonest of a few other languages. Source: common knowledge;
no list of others was copied. A name may stand in several groups; two names stand
for one another if they share one. A semicolon ends a group.
"""

from __future__ import annotations

_LINES = """
abdul abdel abd abdal; abigail abby abbie gail; abraham abe bram; alan al allan allen;
albert al bert albie; alexander alex alec sandy sasha xander alistair;
alexandra alex sandra sandy sasha lexi; alfred alf alfie fred; alison ali allison; amanda mandy;
andrew andy drew; angela angie ange; angus gus; ann anne annie anna nan; anthony tony ant antony;
arthur art; barbara barb babs; barnabas barney barnaby; bartholomew bart; benjamin ben benny benji;
bernard bernie; bernadette bernie; bradley brad; calvin cal; cameron cam;
carol carole caroline carolyn carrie lyn;
catherine katherine kathryn cathy kathy kate katie cat kit kitty katharine kay karen;
cecilia cissie; charles charlie chuck chas; charlotte lottie charlie;
christine christina chris chrissy tina; christopher chris kit topher kristopher; clifford cliff;
constance connie; cornelius con neil; cynthia cindy; daniel dan danny; danielle dani;
david dave davey davy dai; deborah debbie deb debra debby; dennis denis den denny; derek del;
diana diane di; dominic dom nick; donald don donnie donny; donna dona; dorothy dot dottie dolly;
douglas doug dougie; edgar ed eddie; edmund ed eddie ned ted; edward ed eddie ted teddy ned;
edwin ed eddie; eleanor ellie nell elinor;
elizabeth liz lizzie lizzy beth betty betsy lisa libby elisabeth elspeth bess elsie; emily em emmy;
emmanuel manny; eric rick; ernest ernie; eugene gene; eva eve; ferdinand fred; florence flo;
frances fran francie; francis frank frankie fran; franklin frank;
frederick fred freddie freddy frederic rick; gabriel gabe; gabrielle gabby gaby; gareth gary gaz;
geoffrey geoff jeff jeffrey jeffery; george georgie; gerald gerry jerry ger;
gerard gerry ger jerry; gillian gill jill; gordon gordie; graham graeme grahame;
gregory greg gregg; gwendolyn gwen; harold harry hal; harriet harry hattie; heather hev;
helen nell; henry harry hal hank; herbert herb bert; hilary hillary hil; howard howie; hugh hughie;
humphrey humph; irene rene; isabel isabella bella izzy isobel isabelle belle; isaac ike zac;
jacob jake jack; jacqueline jackie jacqui jacky; james jim jimmy jamie jem; jane janey janie;
jennifer jen jenny jenni jennie; jeremiah jerry jem; jeremy jerry jez jezza jem; jerome jerry;
jessica jess jessie; jesus chuy; joan joanie; joanna joanne jo josie; john johnny jack jon;
jonathan jon jonny johnathan jonathon nathan; joseph joe joey jo; josephine jo josie; joshua josh;
joyce joy; judith judy judi jude; julia julie jules; julian jules; kathleen kath kathy kay cathy;
kenneth ken kenny; kevin kev; kimberly kim kimberley; laura lori laurie;
lawrence larry laurie laurence; leonard len lenny leo; leopold leo; leslie les lesley;
lewis lew louis lou; lillian lily lil; linda lynda lindy; louise lou lulu louisa; lucille lucy;
lucinda lucy cindy; luke lucas luc; lynn lynne lyn; madeleine maddy madeline; magdalena lena magda;
malcolm mal malc; marcus marc mark;
margaret maggie meg peggy peg marge margie greta rita daisy mags madge; maria mary;
marilyn lyn mari; marjorie marge margie; mark marc; martha marty; martin marty martyn;
mary molly polly may; matthew matt matty mathew; maureen mo; maurice mo; maximilian max;
melanie mel; melissa mel missy; melvin mel; michael mike mick mickey micky mikey;
michelle shelly chelle; miles myles; miranda mandy;
mohammed muhammad mohamed mohammad mo mohamad muhammed; moses mo moshe; nancy nan; natalie nat;
natasha tasha; nathan nate nat; nathaniel nate nat nathan; nicholas nick nicky nico nikolas nicola;
nicola nicky nikki nic; nicole nicky nikki nic; norman norm; oliver ollie olly; pamela pam;
patricia pat patty patti trish tricia paddy; patrick pat paddy padraig rick; pauline paula;
penelope penny; peter pete; philip phil phillip pip; phyllis phil; priscilla cilla; prudence pru;
rachel rach rachael; ralph rafe; randolph randy; raymond ray; rebecca becky becca beck;
reginald reg reggie; richard rick dick rich richie ricky ritchie dickie;
robert rob bob bobby robbie robby bert bobbie; roberta bobbie robbie; robin rob;
roderick rod rory roddy; rodney rod; roger rog hodge; roland rolly rowland;
ronald ron ronnie ronny; rosemary rose rosie; roxanne roxy; roy leroy; rudolph rudy rudolf;
rupert rupe; russell russ rusty; samantha sam; samuel sam sammy; sarah sally sara sal sadie;
scott scotty; sebastian seb bas; sharon shaz; shirley shirl; sidney sid sydney;
silvester sly sylvester; simon si; solomon sol solly; sophia sophie; stanley stan;
stephanie steph stef steffi; stephen steve steven stevie ste; stuart stu stewart;
susan sue susie suzy susanna suzanne susannah suzie; sylvia sylvie; tamara tammy;
terence terry terrence terri tel; teresa terry theresa tess terri tessa; theodore ted teddy theo;
thomas tom tommy thom tam; timothy tim timmy; tobias toby; valerie val; vanessa nessa;
veronica ronnie; victor vic; victoria vicky vicki vikki tori vic; vincent vince vin vinny;
violet vi; virginia ginny ginger; vivian viv vivien vivienne; walter walt wally walther;
wendy wendi; wilfred wilf fred; william bill billy will willie liam wills;
winifred win winnie fred; winston win; yvonne von; zachary zack zach zac zak; zoe zoey
"""
# The same name in other languages: one person may bear both, two people more often.
_COGNATES = """
vladimir volodymyr wladimir uladzimir; sergei serhiy serhii sergey; dmitri dmytro dmitry;
nicholas mykola nikolai; alexander oleksandr; andrew andriy; michael mykhailo mikhail;
alexander sandor aleksandr alexandre alejandro; andrew andrea andre andreas andrei andrzej;
anthony anton antonio antoine; catherine katarina; charles carl carlos karl; christine kirsten;
eleanor nora; elizabeth eliza; emmanuel manuel; eva evie; francis francois francisco paco;
frederick friedrich fritz; george jorge georg georges jurgen; helen elena helena;
henry heinrich henri enrique; hugh huw hugo; iain ian; jacob jakob; james jaime diego seamus;
jane jean janet; janet jan; joanna johanna;
john ian ivan sean shaun jean juan johan johann giovanni hans jan; joseph jose josef giuseppe pepe;
lawrence lars loren lorenzo; lewis luis ludwig; marcus marco; maria marie mariah;
mary mairi maura moira; matthew mateo matteo; maurice morris; michael michel miguel mikhail;
nicholas nicolas nikolai klaus; paul pablo pavel paolo; peter pedro pierre pieter pietro;
philip felipe; ralph raphael rafael; richard ricardo; robert roberto;
stephen stefan esteban etienne; teresa therese; thomas tomas; victor viktor; vincent vincenzo;
william guillermo; giovanni gianni; wilhelm willy bill
"""

_NONE: frozenset[int] = frozenset()


def _read(table: str) -> dict[str, frozenset[int]]:
    groups: dict[str, frozenset[int]] = {}
    for number, line in enumerate(table.split(";")):
        for name in line.split():
            groups[name] = groups.get(name, _NONE) | {number}
    return groups


_GROUPS = _read(_LINES)
_COGNATE_GROUPS = _read(_COGNATES)
_MEMBERS = [tuple(line.split()) for line in _LINES.split(";")]


def same(one: str, other: str) -> bool:
    """Whether one given name stands for the *other*; both folded, not equal.

    >>> same("bob", "robert"), same("bob", "bill")
    (True, False)
    """
    return not _GROUPS.get(one, _NONE).isdisjoint(_GROUPS.get(other, _NONE))


def cognate(one: str, other: str) -> bool:
    """Whether two given names are one name in two languages: John and Juan."""
    return not _COGNATE_GROUPS.get(one, _NONE).isdisjoint(_COGNATE_GROUPS.get(other, _NONE))


def of(name: str) -> set[str]:
    """The names that *name* may stand for, itself left out."""
    return {other for line in _GROUPS.get(name, _NONE) for other in _MEMBERS[line]} - {name}
