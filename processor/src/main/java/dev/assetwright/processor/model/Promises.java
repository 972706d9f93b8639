package dev.assetwright.processor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an annotation says beside names and edges; texts are empty where nothing was written.
 *
 * @param owners who answers for the assets
 * @param tags words to select by
 * @param kinds words for what it is made with
 * @param schedule a cron expression
 * @param zone where its times are read
 * @param freshness a duration
 * @param codeVersion the version kept by hand
 * @param files files whose content belongs to the logic
 * @param retries how many further attempts
 * @param retriesPlace where that is said
 * @param retryOn the exceptions after which there are some; empty for all
 * @param retryWhen the rule that each of them is asked for; null without
 * @param retryDelay a duration
 * @param timeout a duration
 * @param stepTimeout a duration
 * @param forked whether its attempts have a JVM of their own
 * @param memory the heap of that
 * @param pool the pool in which its attempts take places
 * @param poolSlots how many places an attempt takes
 * @param poolSlotsPlace where that is said
 */
public record Promises(
    List<String> owners,
    List<String> tags,
    List<Text> kinds,
    Text schedule,
    Text zone,
    Text freshness,
    Text codeVersion,
    List<NamedFile> files,
    int retries,
    SourcePlace retriesPlace,
    List<TypeValue> retryOn,
    @Nullable TypeValue retryWhen,
    Text retryDelay,
    Text timeout,
    Text stepTimeout,
    boolean forked,
    Text memory,
    Text pool,
    int poolSlots,
    SourcePlace poolSlotsPlace) {
  public Promises {
    owners = List.copyOf(owners);
    tags = List.copyOf(tags);
    kinds = List.copyOf(kinds);
    files = List.copyOf(files);
    retryOn = List.copyOf(retryOn);
  }
}
