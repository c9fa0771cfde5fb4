"""Why an input was not indexed, in Ukrainian and Russian beside the English sentences that intake writes; gaps hold what differs, and what
stands in brackets may be missing.

The first sentence that fits is taken. tests/ui/test_rejections.py holds that every sentence of intake has its row.
"""

from __future__ import annotations

# (English as intake writes it, Ukrainian, Russian)
DETAILS: tuple[tuple[str, str, str], ...] = (
    (
        "The file is damaged, or of another format ({a}).",
        "Файл пошкоджений або іншого формату ({a}).",
        "Файл повреждён или другого формата ({a}).",
    ),
    ("The parser took more memory than it may.", "Розбір забрав забагато пам’яті.", "Разбор занял слишком много памяти."),
    (
        "The parser broke down on it, or took more memory than it may.",
        "Розбір файлу обірвався або забрав забагато пам’яті.",
        "Разбор файла оборвался или занял слишком много памяти.",
    ),
    (
        "The parser had not finished with it after {a} seconds.",
        "Розбір не закінчився за {a} с.",
        "Разбор не закончился за {a} с.",
    ),
    (
        "The file is no .docx: it is not a zip archive. Save it as .docx from a word processor.",
        "Це не .docx: файл не є архівом zip. Збережіть його як .docx у текстовому редакторі.",
        "Это не .docx: файл не является архивом zip. Сохраните его как .docx в текстовом редакторе.",
    ),
    (
        "The file unpacks to {a} bytes, the limit is {b}. Split it, or raise max_text_bytes.",
        "Розпакований файл має {a} Б, а межа — {b}. Поділіть його або збільште max_text_bytes.",
        "Распакованный файл занимает {a} Б, а предел — {b}. Разделите его или увеличьте max_text_bytes.",
    ),
    (
        "The file has more than {a} bytes of text. Split it, or raise max_text_bytes.",
        "У файлі понад {a} Б тексту. Поділіть його або збільште max_text_bytes.",
        "В файле больше {a} Б текста. Разделите его или увеличьте max_text_bytes.",
    ),
    (
        "Its text is over the limit of {a} bytes. Split it, or raise max_text_bytes.",
        "Текст перевищує межу в {a} Б. Поділіть його або збільште max_text_bytes.",
        "Текст превышает предел в {a} Б. Разделите его или увеличьте max_text_bytes.",
    ),
    (
        "The file has {a} bytes, the limit is {b}[ bytes]. Split it, or raise max_raw_bytes.",
        "Файл має {a} Б, а межа — {b} Б. Поділіть його або збільште max_raw_bytes.",
        "Файл занимает {a} Б, а предел — {b} Б. Разделите его или увеличьте max_raw_bytes.",
    ),
    (
        "The line is longer than the limit of {a} bytes. Split it, or raise max_raw_bytes.",
        "Рядок довший за межу в {a} Б. Поділіть його або збільште max_raw_bytes.",
        "Строка длиннее предела в {a} Б. Разделите её или увеличьте max_raw_bytes.",
    ),
    ("There is no text in the page.", "На сторінці немає тексту.", "На странице нет текста."),
    ("There is no text in it.", "У ньому немає тексту.", "В нём нет текста."),
    (
        "There is no text in it but links, notices and labels.",
        "У ньому немає тексту, лише посилання, оголошення та підписи.",
        "В нём нет текста, только ссылки, объявления и подписи.",
    ),
    ("There is no record in it.", "У ньому немає жодного запису.", "В нём нет ни одной записи."),
    (
        "The PDF has pictures of pages and no text. Run it through text recognition (OCR) first.",
        "У цьому PDF зображення сторінок без тексту. Спершу розпізнайте текст (OCR).",
        "В этом PDF изображения страниц без текста. Сначала распознайте текст (OCR).",
    ),
    (
        "The PDF is locked with a password. Save it without one.",
        "PDF захищено паролем. Збережіть його без пароля.",
        "PDF защищён паролем. Сохраните его без пароля.",
    ),
    (
        "The file is not text: it has control characters, the first at byte {a}.",
        "Це не текст: є керівні символи, перший на байті {a}.",
        "Это не текст: есть управляющие символы, первый на байте {a}.",
    ),
    (
        "The file is in no known encoding; as UTF-8 it cannot be read at byte {a}. Save it as UTF-8.",
        "Кодування невідоме; як UTF-8 файл не читається на байті {a}. Збережіть його в UTF-8.",
        "Кодировка неизвестна; как UTF-8 файл не читается на байте {a}. Сохраните его в UTF-8.",
    ),
    ("The file cannot be read as text: {a}.", "Файл не читається як текст ({a}).", "Файл не читается как текст ({a})."),
    ("The file cannot be read as a table: {a}.", "Файл не читається як таблиця ({a}).", "Файл не читается как таблица ({a})."),
    (
        "No document can be made of it ({a}).",
        "Із цього не вдалося скласти документ ({a}).",
        "Из этого не удалось составить документ ({a}).",
    ),
    ("The file cannot be read ({a}).", "Файл не читається ({a}).", "Файл не читается ({a})."),
    ("The file cannot be read: {a}.", "Файл не читається ({a}).", "Файл не читается ({a})."),
    ("The file cannot be opened: {a}.", "Файл не відкривається ({a}).", "Файл не открывается ({a})."),
    ("The folder cannot be opened: {a}.", "Тека не відкривається ({a}).", "Папка не открывается ({a})."),
    ("This is not a regular file.", "Це не звичайний файл.", "Это не обычный файл."),
    (
        "No reader knows a file without extension. Known: {a}.",
        "Файли без розширення не читаються. Читаються: {a}.",
        "Файлы без расширения не читаются. Читаются: {a}.",
    ),
    ("No reader knows {a}. Known: {b}.", "Файли {a} не читаються. Читаються: {b}.", "Файлы {a} не читаются. Читаются: {b}."),
    ("No reader knows this format.", "Такий формат не читається.", "Такой формат не читается."),
    (
        "There is no document {a} beside this sidecar. Give both one name.",
        "Поруч із супровідником немає документа {a}. Дайте обом одне ім’я.",
        "Рядом со спутником нет документа {a}. Дайте обоим одно имя.",
    ),
    (
        "Its sidecar {a} cannot be read: {b}. Mend it or move it away.",
        "Супровідник {a} не читається ({b}). Виправте або приберіть його.",
        "Спутник {a} не читается ({b}). Исправьте или уберите его.",
    ),
    (
        "{a} has a {b} that cannot be read: {c}. Mend it or take it out.",
        "У {a} не читається {b} ({c}). Виправте або приберіть це значення.",
        "В {a} не читается {b} ({c}). Исправьте или уберите это значение.",
    ),
    (
        "The table has a row for {a}, which is not there.",
        "У таблиці є рядок для {a}, а такого файлу немає.",
        "В таблице есть строка для {a}, а такого файла нет.",
    ),
    ("{a} has a row already.", "Для {a} вже є рядок.", "Для {a} уже есть строка."),
    ("No column `file` names a file.", "У стовпці file не названо файлу.", "В столбце file не назван файл."),
    (
        "The link leads nowhere, or in a circle.",
        "Посилання нікуди не веде або веде по колу.",
        "Ссылка никуда не ведёт или ведёт по кругу.",
    ),
    (
        "The link leads out of the corpus folder. Copy the file into it.",
        "Посилання веде за межі теки корпусу. Скопіюйте файл до неї.",
        "Ссылка ведёт за пределы папки корпуса. Скопируйте файл в неё.",
    ),
    (
        "The link leads to a folder; folders are read where they stand.",
        "Посилання веде до теки; теки читаються там, де вони є.",
        "Ссылка ведёт к папке; папки читаются там, где они есть.",
    ),
    (
        "The id {a} is taken by {b}. Give this document another id.",
        "Ідентифікатор {a} уже має {b}. Дайте цьому документові інший.",
        "Идентификатор {a} уже у {b}. Дайте этому документу другой.",
    ),
    (
        "The line is not {a} text at byte {b} of the line.",
        "Рядок не є текстом {a}: не читається байт {b}.",
        "Строка не является текстом {a}: не читается байт {b}.",
    ),
    ("The line is not JSON: {a}.", "Рядок не є записом JSON ({a}).", "Строка не является записью JSON ({a})."),
    (
        "The line holds a {a}, not an object with keys such as text and title.",
        "У рядку не об’єкт із ключами, як-от text і title, а {a}.",
        "В строке не объект с ключами вроде text и title, а {a}.",
    ),
    (
        "The record has no text. Give it a key text, body or content with a string.",
        "У записі немає тексту. Додайте рядок із ключем text, body або content.",
        "В записи нет текста. Добавьте строку с ключом text, body или content.",
    ),
    (
        "The record's id is longer than {a} characters.",
        "Ідентифікатор запису довший за {a} знаків.",
        "Идентификатор записи длиннее {a} знаков.",
    ),
    (
        "The row is over the size limit, or a quotation mark in it is never closed.",
        "Рядок перевищує межу розміру або в ньому не закрито лапки.",
        "Строка превышает предел размера или в ней не закрыты кавычки.",
    ),
    (
        "The row is not {a} text at byte {b} of the row.",
        "Рядок не є текстом {a}: не читається байт {b}.",
        "Строка не является текстом {a}: не читается байт {b}.",
    ),
    ("The row cannot be read: {a}.", "Рядок не читається ({a}).", "Строка не читается ({a})."),
    (
        "The row has {a} fields, the header {b}. Put quotation marks around long texts.",
        "У рядку полів: {a}, у заголовку: {b}. Беріть довгі тексти в лапки.",
        "В строке полей: {a}, в заголовке: {b}. Берите длинные тексты в кавычки.",
    ),
)
