"""Layer one over any number of articles: cut into shards, spread over processes or machines, kept for later builds."""

from pipeline.shards.executors import LostWorkersError, Workers
from pipeline.shards.layer_one import LayerOne, extract_articles
from pipeline.shards.store import ShardStore
from pipeline.shards.version import extraction_version

__all__ = ["LayerOne", "LostWorkersError", "ShardStore", "Workers", "extract_articles", "extraction_version"]
