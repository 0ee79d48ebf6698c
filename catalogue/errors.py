"""What stops the product, as one tree; each error says what, where and what to do, in both languages.

CatalogueError
├── FileError                     an uploaded or named file cannot be used
│   ├── FileMissingError
│   ├── FileEmptyError
│   ├── FileKindError             not a table: a picture, a PDF, a renamed file
│   ├── FileDamagedError          truncated or corrupt
│   ├── FileEncryptedError        protected by a password
│   ├── FileTooLargeError         would unpack to more than the limit
│   ├── SheetTooWideError         a cell so far off that the sheet is no table
│   ├── HeaderRepeatedError       two columns with one header
│   └── LayoutUnknownError        required columns were not found
├── StoreError
│   ├── StoreMissingError
│   ├── StoreBusyError            another process holds it
│   │   └── StoreOccupiedError    another act in this process changes it for longer than one waits
│   ├── StoreRefusedError         a folder, or a file that may not be read
│   ├── StoreDamagedError         not a store, or unreadable
│   │   └── StoreForeignError     a database of another program
│   └── StoreNewerError           written by a newer version of the product
├── NotFoundError                 a batch, seizure, route or method that is not there
├── BatchUndoneError              the batch was undone already
├── ValueRefusedError             a filter or option whose value cannot be used
├── OutputError                   a file that cannot be written
│   ├── OutputStoreError          it would fall on the store itself
│   ├── OutputKeptError           it would fall on another store or a backup
│   └── OutputExistsError         there is one of this name already
└── ContentError                  a record of the product's own catalogue is incomplete

A cell that cannot be read does not stop anything: it is a `Problem` (see problems.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Words:
    """A phrase inside an error's sentence that differs by language; plainly shown it is English."""

    en: str
    ru: str

    def __str__(self) -> str:
        """Return the English phrase."""
        return self.en

    def text(self, language: str = "en") -> str:
        """Return the phrase in `language` ("en" or "ru"; any other falls back to English)."""
        return self.ru if language == "ru" else self.en


class CatalogueError(Exception):
    """The root of every error a person may meet; `text` gives its sentence.

    Parameters
    ----------
    **facts
        The values that the sentence names (a path, a header, a code); `Words` where they differ by language.
    """

    en: ClassVar[str] = "The catalogue stopped: {reason}"
    ru: ClassVar[str] = "Каталог остановился: {reason}"

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.en.format(**facts))

    def text(self, language: str = "en") -> str:
        """Return the sentence in `language` ("en" or "ru"; any other falls back to English)."""
        template = self.ru if language == "ru" else self.en
        facts = {k: v.text(language) if isinstance(v, Words) else v for k, v in self.facts.items()}
        return template.format(**facts)


class FileError(CatalogueError):
    """A file that was given cannot be used; nothing was written."""


class FileMissingError(FileError):
    """There is no such file."""

    en = "There is no file at {name}. Check the path and try again."
    ru = "Файла {name} нет. Проверьте путь и повторите."


class FileEmptyError(FileError):
    """The file holds no rows."""

    en = "The file {name} holds no rows. Nothing was written. Ask the sender for the file again."
    ru = "В файле {name} нет строк. Ничего не записано. Запросите файл у отправителя ещё раз."


class FileKindError(FileError):
    """The content is not a table, whatever the name says."""

    en = (
        "The file {name} is not a table: its content is {found}. Nothing was written. "
        "Save the table as .xlsx or .csv and import that file."
    )
    ru = (
        "Файл {name} — не таблица: его содержимое — {found}. Ничего не записано. "
        "Сохраните таблицу как .xlsx или .csv и загрузите этот файл."
    )


class FileDamagedError(FileError):
    """The file ends too early or is corrupt."""

    en = (
        "The file {name} is damaged and cannot be read to its end ({reason}). Nothing was written. "
        "Ask the sender for it again, or open and save it anew in a spreadsheet program."
    )
    ru = (
        "Файл {name} повреждён и не читается до конца ({reason}). Ничего не записано. "
        "Запросите его у отправителя ещё раз или откройте и сохраните заново в табличном редакторе."
    )


class FileEncryptedError(FileError):
    """The workbook asks for a password."""

    en = (
        "The workbook {name} is protected by a password. Nothing was written. "
        "Save a copy without the password and import the copy."
    )
    ru = (
        "Книга {name} защищена паролем. Ничего не записано. Сохраните копию без пароля и загрузите эту копию."
    )


class FileTooLargeError(FileError):
    """The file would unpack to more than the product accepts."""

    en = (
        "The file {name} would unpack to more than {limit_mb} MB. Nothing was written. "
        "Split the table into several files and import them one by one."
    )
    ru = (
        "После распаковки файл {name} превысит {limit_mb} МБ. Ничего не записано. "
        "Разделите таблицу на несколько файлов и загрузите их по очереди."
    )


class SheetTooWideError(FileError):
    """A filled cell stands so far off that the sheet, read whole, passes the limit."""

    en = (
        "In {name} the sheet {sheet} reaches as far as the cell {cell}. Nothing was written. Open it, press "
        "Ctrl+End to see that cell, delete what stands outside the table, save and import it again; "
        "if all of it is the table, split it into several files."
    )
    ru = (
        "В файле {name} лист {sheet} тянется до ячейки {cell}. Ничего не записано. Откройте файл, найдите "
        "эту ячейку клавишами Ctrl+End, удалите всё вне таблицы, сохраните и загрузите снова; "
        "если всё это таблица, разделите её на несколько файлов."
    )


class HeaderRepeatedError(FileError):
    """Two columns of one sheet carry the same header."""

    en = (
        "Sheet {sheet} of {name} has two columns headed '{header}' ({columns}). Nothing was written. "
        "Rename one of them in the file so that each header stands once."
    )
    ru = (
        "На листе {sheet} файла {name} два столбца с заголовком «{header}» ({columns}). Ничего не записано. "
        "Переименуйте один из них, чтобы каждый заголовок встречался один раз."
    )


class LayoutUnknownError(FileError):
    """No sheet has the columns that a seizure needs."""

    en = (
        "No sheet of {name} has the columns a seizure needs; missing: {missing}; found: {found}. "
        "Nothing was written. Check that the file is a table of seizures with a header row."
    )
    ru = (
        "Ни на одном листе файла {name} нет столбцов, нужных для изъятия; не хватает: {missing}; "
        "найдены: {found}. Ничего не записано. Проверьте, что это таблица изъятий со строкой заголовков."
    )


class StoreError(CatalogueError):
    """The store cannot be used as asked."""


class StoreMissingError(StoreError):
    """There is no store at the path."""

    en = "There is no store at {path}. Create one with: python -m catalogue init --store {path}"
    ru = "Хранилища {path} нет. Создайте его командой: python -m catalogue init --store {path}"


class StoreBusyError(StoreError):
    """Another process holds the store; one process may have it open at a time."""

    en = (
        "The store {path} is open in another program{holder}. Close the app or the command that uses it, "
        "then try again."
    )
    ru = (
        "Хранилище {path} открыто в другой программе{holder}. Закройте приложение или команду, "
        "которая его использует, и повторите."
    )


class StoreOccupiedError(StoreBusyError):
    """Another act changes the store for longer than a person waits."""

    en = (
        "Somebody else has been changing the store {path} for more than {seconds} seconds. "
        "Nothing of yours was written. Wait until that is done, then try again."
    )
    ru = (
        "Хранилище {path} уже более {seconds} секунд изменяет кто-то другой. "
        "Ваше действие не записано. Дождитесь окончания и повторите."
    )


class StoreRefusedError(StoreError):
    """There is something at the path that the product may not open."""

    en = (
        "The store {path} cannot be opened: {reason}. Give the account that runs the product the right to "
        "read and write it, or name another file with --store."
    )
    ru = (
        "Хранилище {path} не открывается: {reason}. Дайте учётной записи, под которой работает программа, "
        "права на чтение и запись или укажите другой файл в --store."
    )


class StoreDamagedError(StoreError):
    """The file is no store, or it cannot be read; `restore` says where a backup is and what to do."""

    en = (
        "The file {path} is damaged or no store: it cannot be read as a store ({reason}). {restore} "
        "Or name another file with --store."
    )
    ru = (
        "Файл {path} повреждён или не является хранилищем: он не читается ({reason}). {restore} "
        "Или укажите другой файл в --store."
    )


class StoreForeignError(StoreDamagedError):
    """The file is a sound database, of another program."""

    en = "The file {path} is a database of another program, left as it is. Name another file with --store."
    ru = "Файл {path} – база данных другой программы, он не изменён. Укажите другой файл в --store."


class StoreNewerError(StoreError):
    """The store was written by a newer version of the product."""

    en = (
        "The store {path} was written by a newer version (migration {found}, this version knows {known}). "
        "Update the product, then open the store again."
    )
    ru = (
        "Хранилище {path} записано более новой версией (миграция {found}, эта версия знает {known}). "
        "Обновите программу и откройте хранилище снова."
    )


class NotFoundError(CatalogueError):
    """Nothing in the store or the catalogue has this code."""

    en = "There is no {kind} '{code}'. List them with: python -m catalogue {listing}"
    ru = "Записи вида {kind} с кодом «{code}» нет. Список: python -m catalogue {listing}"


class BatchUndoneError(CatalogueError):
    """The batch was undone before."""

    en = "Batch {batch} was undone already on {when}. Nothing was changed."
    ru = "Загрузка {batch} уже отменена {when}. Ничего не изменено."


class ValueRefusedError(CatalogueError):
    """A filter or an option has a value that cannot be used."""

    en = "{what}: '{value}' cannot be used. {advice}"
    ru = "{what}: значение «{value}» не подходит. {advice}"


class OutputError(CatalogueError):
    """A file could not be written."""

    en = "The file {path} could not be written ({reason}). Choose another folder or free some space."
    ru = "Файл {path} не удалось записать ({reason}). Выберите другую папку или освободите место."


class OutputStoreError(OutputError):
    """A file would fall on the store or its log."""

    en = "{path} is the store itself or belongs to it. Nothing was written. Name another file with -o."
    ru = "{path} – само хранилище или его часть. Ничего не записано. Укажите другой файл в -o."


class OutputKeptError(OutputError):
    """A file would fall on another store or a backup, which no option replaces."""

    en = (
        "The file {path} is a store or a backup of one and is never replaced. Nothing was written. "
        "Name another file with -o, or move this one away yourself first."
    )
    ru = (
        "Файл {path} – хранилище или его резервная копия, он никогда не заменяется. Ничего не записано. "
        "Укажите другой файл в -o или сначала сами уберите этот."
    )


class OutputExistsError(OutputError):
    """There is a file already, and nobody said that it may be replaced."""

    en = (
        "There is a file at {path} already. Nothing was written. "
        "Name another file with -o, or add --force to replace this one."
    )
    ru = (
        "Файл {path} уже есть. Ничего не записано. "
        "Укажите другой файл в -o или добавьте --force, чтобы заменить этот."
    )


class ContentError(CatalogueError):
    """A record of the product's own catalogue is incomplete or contradicts itself."""

    en = "The record {record} is wrong at '{field}': {reason}. Mend the file and start again."
    ru = "В записи {record} ошибка в поле «{field}»: {reason}. Исправьте файл и запустите снова."
