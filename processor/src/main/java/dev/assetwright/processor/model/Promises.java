package dev.assetwright.processor.model;

import java.util.List;

/**
 * What an annotation says beside names and edges; texts are empty where nothing was written.
 *
 * @param owners who answers for the assets
 * @param tags words to select by
 * @param schedule a cron expression
 * @param zone where its times are read
 * @param freshness a duration
 * @param codeVersion the version kept by hand
 * @param retries how many further attempts
 * @param retriesPlace where that is said
 * @param retryDelay a duration
 * @param timeout a duration
 */
public record Promises(
    List<String> owners,
    List<String> tags,
    Text schedule,
    Text zone,
    Text freshness,
    Text codeVersion,
    int retries,
    SourcePlace retriesPlace,
    Text retryDelay,
    Text timeout) {
  public Promises {
    owners = List.copyOf(owners);
    tags = List.copyOf(tags);
  }
}
