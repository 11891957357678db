"""Given names that are common where the reader's languages are spoken, by the gender that they tell."""

from __future__ import annotations

from typing import Final

__all__ = ["GIVEN"]

_MEN: Final = """
james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald
steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric
jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry
tyler aaron jose adam henry nathan douglas peter zachary kyle walter ethan jeremy harold keith christian roger noah
gerald terry sean austin carl arthur lawrence dylan jesse jordan bryan billy joe bruce gabriel logan albert willie
alan juan wayne roy ralph randy eugene vincent russell elijah louis bobby philip johnny tom bill bob jim mike dave
steve tony ben sam dan matt nick greg ian owen colin hugo simon neil graham stuart nigel trevor barry derek hugh rhys
gareth amrit imran ahmed mohammed muhammad ali omar hassan ibrahim yusuf raj ravi sanjay arjun vikram kwame kofi emeka
chidi tunde sol lee luke liam oliver harry oscar leo otto hans klaus jürgen wolfgang uwe bernd dieter karl heinz
werner günter gerhard helmut stefan andreas martin markus jörg jens thorsten torsten sven ralf rainer tobias florian
sebastian matthias fritz franz ludwig lukas felix jonas jan tim max moritz ulrich volker holger arne lars nils gunnar
erik olaf björn magnus henrik anders per tam wil pál josef jakob emil anton kurt pierre jean michel andré philippe
alain jacques bernard marcel rené louis luc marc guy yves françois henri gérard christophe laurent olivier pascal
thierry éric nicolas julien antoine mathieu guillaume sylvain didier denis gilles hervé étienne tomás josé antonio
manuel francisco javier carlos miguel luis pedro jesús ángel pablo sergio fernando jorge alberto álvaro adrián diego
raúl rafael ramón enrique andrés ignacio iñaki mario víctor óscar roberto ricardo eduardo gonzalo salvador julio
emilio gustavo hernán mateo santiago xavier jordi joan pau marco luca giovanni paolo giuseppe alessandro mikhail ivan
sergei vladimir dmitri boris nikolai pavel kenji hiroshi takeshi akira satoshi makoto
"""
_WOMEN: Final = """
mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy
angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine
maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea
cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean abigail alice julia judy
sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla
alexis lori jane kate lucy claire fiona moira carys sian bronwen nia meena priya anita sunita aisha fatima zainab
leila amina ngozi ama adaeze zoë zoe chloe ella mia ava lily rosie tess ida dina ines mona mirja hanna hannah lena
greta heidi ingrid astrid karin katrin petra sabine susanne claudia birgit monika ute ulrike anke silke heike gabriele
renate ursula brigitte helga gisela erika inge jutta anja nadine katja sonja tanja martina nina johanna franziska lisa
clara marlene frieda helene helena oda elsa elke gudrun solveig sigrid annika maja freja marta magda agnieszka jeanne
françoise monique nathalie isabelle sylvie martine anne valérie sandrine véronique céline christelle stéphanie aurélie
émilie julie camille manon léa chloé inès juliette élise hélène brigitte colette simone denise odette thérèse carmen
josefa isabel dolores pilar ana cristina francisca lucía elena mercedes rosa concepción antonia raquel silvia beatriz
marta rocío nuria inmaculada montserrat alba sofía paula daniela carla alejandra gabriela mariana valentina camila
ximena luisa inés aurora esperanza consuelo giulia chiara francesca olga irina natalia svetlana tatiana yuki sakura
yoko keiko naomi mei ling xiu
"""

GIVEN: Final[dict[str, str]] = dict.fromkeys(_MEN.split(), "m") | dict.fromkeys(_WOMEN.split(), "f")
"""Given names in lower case, ``m`` or ``f`` each; a name that both bear stands where it is more common."""
