"""Where a run reads and writes, as a resource of the asset graph."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
from pydantic import Field

from pipeline.publishing.outputs import check_outputs
from pipeline.publishing.release import check_replaceable
from pipeline.reading.files import LONGEST_ARTICLE
from pipeline.settings import Settings


class Folders(dg.ConfigurableResource):
    """Folders of a run, and how many processes it may use."""

    seeds: str = Field(description="Folder of articles (environment variable SEEDS).")
    outputs: str = Field(description="Folder that the release goes to (environment variable OUTPUTS).")
    workers: int = Field(default=0, description="Processes that read articles (WORKERS); 0 for one a processor core.")
    staging_root: str = Field(description="Folder for tables handed on between steps.")
    cache: str = Field(default="", description="Folder that keeps what articles say from build to build (CACHE).")
    scheduler: str = Field(default="", description="Address of a Dask cluster that reads articles (DASK_SCHEDULER).")
    longest_article: int = Field(
        default=LONGEST_ARTICLE, description="Characters; a longer article is set aside (LONGEST_ARTICLE)."
    )
    allow_fewer_rows: bool = Field(
        default=False,
        description="Publish although a table has far fewer rows an article than the last release (ALLOW_FEWER_ROWS).",
    )

    @classmethod
    def of(cls, settings: Settings) -> Folders:
        """The folders that settings name."""
        return cls(
            seeds=str(settings.seeds),
            outputs=str(settings.outputs),
            workers=settings.workers,
            staging_root=str(settings.staging_root),
            cache=str(settings.cache or ""),
            scheduler=settings.scheduler or "",
            longest_article=settings.longest_article,
            allow_fewer_rows=settings.allow_fewer_rows,
        )

    @property
    def settings(self) -> Settings:
        return Settings(
            Path(self.seeds),
            Path(self.outputs),
            self.workers,
            Path(self.staging_root),
            Path(self.cache) if self.cache else None,
            self.scheduler or None,
            self.longest_article,
            self.allow_fewer_rows,
        )

    def staged(self, name: str) -> Path:
        """File of a table handed on between steps."""
        return self.settings.staging / f"{name}.parquet"

    @property
    def release(self) -> Path:
        """Folder in which the files of a release are made."""
        return self.settings.staging / "release"

    def check(self) -> None:
        """Raises OutputsError where no release may be written to the OUTPUTS folder."""
        check_replaceable(check_outputs(Path(self.outputs), Path(self.seeds)))
