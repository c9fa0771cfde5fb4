"""What the pages say when something is wrong, in Ukrainian, Russian and English."""

from __future__ import annotations

# key: (Ukrainian, Russian, English)
TEXTS: dict[str, tuple[str, str, str]] = {
    "problem.no-index": (
        "Індексу ще немає або він від іншої версії. Запустіть «make» у теці проєкту й оновіть сторінку.",
        "Индекса ещё нет или он от другой версии. Запустите «make» в папке проекта и обновите страницу.",
        "There is no index yet, or it is from another version. Run “make” in the project's folder and reload the page.",
    ),
    "problem.no-document": (
        "Такого документа в індексі немає. Можливо, його вилучили з корпусу; пошукайте за назвою.",
        "Такого документа в индексе нет. Возможно, его убрали из корпуса; поищите по названию.",
        "The index has no such document. It may have left the corpus; search for its title.",
    ),
    "missing": ("Такої сторінки немає", "Такой страницы нет", "There is no such page"),
    "missing.advice": (
        "Перевірте адресу або почніть з пошуку.",
        "Проверьте адрес или начните с поиска.",
        "Check the address, or start from the search.",
    ),
    "missing.search": ("До пошуку", "К поиску", "To the search"),
    "problem.refused": ("Запит відхилено.", "Запрос отклонён.", "The query was refused."),
    "refused.long": (
        "Запит задовгий: шукаються щонайбільше {a} знаків. Залиште найважливіші слова.",
        "Запрос слишком длинный: ищутся не более {a} знаков. Оставьте самые важные слова.",
        "The query is too long: at most {a} characters are searched. Keep the words that matter.",
    ),
    "refused.long-understood": (
        "Запит, записаний повністю, задовгий: щонайбільше {a} знаків. Приберіть кілька слів.",
        "Запрос, записанный полностью, слишком длинный: не более {a} знаков. Уберите несколько слов.",
        "The query, written out, is too long: at most {a} characters. Leave some words out.",
    ),
    "refused.words": (
        "Слів забагато: щонайбільше {a}. Залиште найрідкісніші.",
        "Слов слишком много: не более {a}. Оставьте самые редкие.",
        "Too many words: at most {a}. Keep the rarest ones.",
    ),
    "refused.deep": (
        "Дужки вкладено глибше, ніж на {a} рівнів. Приберіть частину або шукайте двічі.",
        "Скобки вложены глубже чем на {a} уровней. Уберите часть или ищите дважды.",
        "Brackets are nested more than {a} deep. Take some away, or search twice.",
    ),
    "refused.wildcards": (
        "Слів із * або ~ забагато: щонайбільше {a}. Допишіть деякі повністю.",
        "Слов с * или ~ слишком много: не более {a}. Допишите некоторые полностью.",
        "Too many words with * or ~: at most {a}. Write some of them out.",
    ),
    "refused.prefix": (
        "Перед зірочкою має бути щонайменше {a} літери, як у «перегово*».",
        "Перед звёздочкой должно быть не меньше {a} букв, как в «перегово*».",
        "At least {a} letters stand before a star, as in “перегово*”.",
    ),
    "refused.star": (
        "Зірочка може лише закінчувати слово, після щонайменше {a} літер, як у «перегово*».",
        "Звёздочка может только заканчивать слово, после не менее {a} букв, как в «перегово*».",
        "A star can only end a word, after at least {a} letters, as in “перегово*”.",
    ),
    "refused.fuzzy": (
        "Слово перед ~ має щонайменше {a} літери.",
        "В слове перед ~ не меньше {a} букв.",
        "A word before ~ has at least {a} letters.",
    ),
    "refused.edits": (
        "Знак ~ знаходить слова з різницею в одну літеру. Приберіть число.",
        "Знак ~ находит слова с разницей в одну букву. Уберите число.",
        "~ finds words one letter away. Leave the number out.",
    ),
    "refused.near": (
        "Відстань ставлять після двох слів у лапках: «посол переговори»~5.",
        "Расстояние ставят после двух слов в кавычках: «посол переговоры»~5.",
        "A distance follows two words in quotation marks: “посол переговори”~5.",
    ),
    "refused.far": (
        "Відстань завелика: щонайбільше {a} слів. Зменште число.",
        "Расстояние слишком велико: не более {a} слов. Уменьшите число.",
        "The distance is too far: at most {a} words. Write a smaller number.",
    ),
    "refused.nothing": (
        "У запиті лише знаки, без слів. Впишіть слово або очистьте поле, щоб побачити все.",
        "В запросе одни знаки, без слов. Впишите слово или очистите поле, чтобы увидеть всё.",
        "The query has only signs and no word. Type a word, or clear the box to list everything.",
    ),
    "refused.dates": (
        "У запиті кілька date:. Вкажіть один проміжок: date:2021..2022.",
        "В запросе несколько date:. Укажите один промежуток: date:2021..2022.",
        "The query has several date: parts. Give one range: date:2021..2022.",
    ),
    "refused.date-place": (
        "date: стосується всього запиту, тож не стоїть після - чи NOT та всередині OR.",
        "date: относится ко всему запросу, поэтому не стоит после - или NOT и внутри OR.",
        "date: holds for the whole query, so it cannot follow - or NOT or stand inside OR.",
    ),
    "refused.filter-place": (
        "source:, lang: чи tag: стосується всього запиту, тож не стоїть усередині OR чи title:. Перенесіть його в кінець.",
        "source:, lang: или tag: относится ко всему запросу, поэтому не стоит внутри OR или title:. Перенесите его в конец.",
        "source:, lang: or tag: holds for the whole query, so it cannot stand inside OR or title:. Move it to the end.",
    ),
    "refused.filter-value": (
        "Фільтр бере одне значення: source:перше OR source:друге.",
        "Фильтр берёт одно значение: source:первое OR source:второе.",
        "A filter takes one value: source:first OR source:second.",
    ),
    "refused.language": (
        "Такої мови тут немає. Пишіть lang:uk, lang:ru, lang:other або lang:unknown.",
        "Такого языка здесь нет. Пишите lang:uk, lang:ru, lang:other или lang:unknown.",
        "There is no such language here. Write lang:uk, lang:ru, lang:other or lang:unknown.",
    ),
    "refused.backwards": (
        "Дати стоять навпаки: спершу має бути раніша.",
        "Даты стоят наоборот: сначала должна быть более ранняя.",
        "The dates run backwards: write the earlier one first.",
    ),
    "refused.date": (
        "Дату не вдалося прочитати. Пишіть рік, місяць, день або проміжок: date:2021, date:2021-12, date:2021-12-07..2022.",
        "Дату не удалось прочитать. Пишите год, месяц, день или промежуток: date:2021, date:2021-12, date:2021-12-07..2022.",
        "The date cannot be read. Write a year, a month, a day or a range: date:2021, date:2021-12, date:2021-12-07..2022.",
    ),
    "refused.paging": (
        "Гортати можна лише перші {a} результатів. Уточніть пошук або збережіть усе файлом.",
        "Листать можно только первые {a} результатов. Уточните поиск или сохраните всё файлом.",
        "Only the first {a} results can be paged through. Narrow the search, or save all of it.",
    ),
    "refused.page": (
        "Такої сторінки немає: сторінки рахують від першої.",
        "Такой страницы нет: страницы считают с первой.",
        "There is no such page: pages are counted from 1.",
    ),
    "refused.facet": (
        "Такого фільтра немає. Виберіть фільтр поруч із результатами.",
        "Такого фильтра нет. Выберите фильтр рядом с результатами.",
        "There is no such filter. Choose one beside the results.",
    ),
    "refused.forms": (
        "Запит охоплює забагато форм слів. Скоротіть фразу або допишіть слова з * повністю.",
        "Запрос охватывает слишком много форм слов. Сократите фразу или допишите слова с * полностью.",
        "The query stands for too many forms of words. Shorten the phrase, or write words with * out.",
    ),
    "refused.slow": (
        "Пошук тривав задовго й був зупинений. Залиште менше слів або додайте фільтр.",
        "Поиск шёл слишком долго и был остановлен. Оставьте меньше слов или добавьте фильтр.",
        "The search took too long and was stopped. Use fewer words, or add a filter.",
    ),
    "refused.width": (
        "Контекст має від {a} до {b} знаків з кожного боку.",
        "В контексте от {a} до {b} знаков с каждой стороны.",
        "A context is {a} to {b} characters wide on each side.",
    ),
    "refused.no-context": (
        "Контекст показують для слів. Впишіть хоча б одне.",
        "Контекст показывают для слов. Впишите хотя бы одно.",
        "A context is shown for words. Type at least one.",
    ),
    "problem.input": (
        "Це не вдалося виконати. Виправте те, про що йдеться:",
        "Это не удалось выполнить. Исправьте то, о чём сказано:",
        "This could not be done. Mend what it is about:",
    ),
    "problem.settings": (
        "Налаштування не вдалося прочитати. Виправте його й оновіть сторінку:",
        "Настройку не удалось прочитать. Исправьте её и обновите страницу:",
        "A setting cannot be read. Mend it and reload the page:",
    ),
    "problem.corpus": (
        "Одну з таблиць не вдалося прочитати. Виправте її та запустіть «make»:",
        "Одну из таблиц не удалось прочитать. Исправьте её и запустите «make»:",
        "One of the tables cannot be read. Mend it and run “make”:",
    ),
    "problem.locked": (
        "Індекс зараз перебудовують. Зачекайте хвилину й оновіть сторінку.",
        "Индекс сейчас перестраивают. Подождите минуту и обновите страницу.",
        "The index is being rebuilt. Wait a minute and reload the page.",
    ),
    "problem.failed": (
        "Пошуковий рушій не відповів. Перевірте індекс командою «depesha check» і спробуйте ще раз.",
        "Поисковый движок не ответил. Проверьте индекс командой «depesha check» и попробуйте ещё раз.",
        "The search engine failed. Check the index with “depesha check” and try again.",
    ),
}
