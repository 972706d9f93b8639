package dev.assetwright.processor.diagnostic;

import dev.assetwright.rules.RuleCode;

/** The catalog of messages. A code never changes its meaning. */
public enum Code {
  /** A reference means no asset. */
  UNKNOWN_UPSTREAM(false),
  /** A class file that does not keep the names of parameters cannot say what it reads. */
  NAMELESS_PARAMETERS(false),
  /** A reference means several assets. */
  AMBIGUOUS_UPSTREAM(false),
  /** A placeholder of a SQL statement means no asset. */
  UNKNOWN_SQL_UPSTREAM(false),
  /** A parameter cannot hold what its upstream returns. */
  TYPE_MISMATCH(false),
  /** Assets need each other in a circle. */
  DEPENDENCY_CYCLE(false),
  /** Two declarations make the same key, or {@code uses} brings one that is declared. */
  DUPLICATE_KEY(false),
  /** A name, a group or a reference is not made of what keys are made of. */
  BAD_NAME(false),
  /** A method of this shape cannot be an asset or a check. */
  UNUSABLE_METHOD(false),
  /** A class of this shape cannot hold assets. */
  UNUSABLE_CLASS(false),
  /** A class has the name of one that is generated. */
  TAKEN_NAME(false),
  /** Grids of neighbors do not fit, or a parameter takes another partition than there is. */
  PARTITION_MISMATCH(false),
  /** What is written about the partitions of an upstream is no mapping, or reaches none. */
  BAD_MAPPING(false),
  /** Neighbors cut time in different zones. */
  MIXED_ZONES(false),
  /** A parameter asks for a previous partition where there is none. */
  BAD_PREVIOUS(false),
  /** An asset takes places of a pool that nothing declares. */
  UNKNOWN_POOL(false),
  /** A pool is declared in a way that says nothing, or an asset takes more of it than there is. */
  BAD_POOL(false),
  /** A former key is none, is declared still, or is claimed twice. */
  BAD_FORMERLY(false),
  /** A schedule is no cron expression. */
  BAD_CRON(false),
  /** A text is no duration. */
  BAD_DURATION(false),
  /** A text is no time zone. */
  BAD_ZONE(false),
  /** A type named as a grid is none, or its annotation makes none. */
  BAD_GRID(false),
  /** A number of retries is negative, or what is said of them cannot be. */
  BAD_RETRIES(false),
  /** A time-out never comes, since another one always comes first. */
  BAD_TIMEOUT(false),
  /** What is said of the process in which an asset is made cannot be. */
  BAD_ISOLATION(false),
  /** A statement is not one {@code SELECT} over tables, or the method does not fit it. */
  BAD_SQL(false),
  /** A file whose content belongs to an asset's code is not there. */
  MISSING_FILE(false),
  /** A check names no asset to test. */
  CHECK_OF_NOTHING(false),
  /** A check cannot work as declared. */
  BAD_CHECK(false),
  /** A multi-asset returns no record of assets. */
  BAD_MULTI_ASSET(false),
  /** An external is declared or read in a way that cannot work. */
  BAD_EXTERNAL(false),
  /** A {@code @Config} is no record that generated code can reach. */
  BAD_CONFIG(false),
  /** A component of a {@code @Config} has a type that no setting can give, or a default that cannot be read or is not allowed. */
  UNREADABLE_SETTING(false),
  /** The default of a secret stands in the source. */
  SECRET_IN_SOURCE(false),
  /** A module names something it cannot use. */
  BAD_MODULE(false),
  /** An asset has no owner, where its module requires one. */
  MISSING_OWNER(false),
  /** An asset has no description, where its module requires one. */
  MISSING_DESCRIPTION(false),
  /** A line of {@code layers} does not say which groups may read which. */
  BAD_LAYERS(false),
  /** A group reads one that its module's layers do not let it read. */
  LAYER_BREACH(false),
  /** What is made from tagged data lacks a tag that passes on. */
  UNTAGGED_READER(false),
  /** Data of this type cannot be written down. */
  UNWRITABLE_TYPE(false),
  /** A type leaves out what it is made of. */
  RAW_TYPE(false),
  /** A type is still unknown in the last round. */
  UNRESOLVED_TYPE(false),
  /** What a contract promised is no longer so, for its own data or for a reader of it. */
  CONTRACT_BROKEN(false),
  /** A record cannot be a contract, or its lock cannot be read. */
  BAD_CONTRACT(false),
  /** The processor itself failed. */
  INTERNAL(false),
  /** An external that nobody reads. */
  UNREAD_EXTERNAL(true),
  /** A module in {@code uses} of which nothing is read. */
  UNUSED_MODULE(true),
  /** A group named in {@code layers} has no assets. */
  EMPTY_LAYER(true),
  /** A tag that is to pass on is no asset's. */
  UNKNOWN_TAG(true),
  /** An external whose method never says that something is there, so what comes after it is never made. */
  NEVER_OBSERVED(true),
  /** An asset's code asks what time it is. */
  READS_CLOCK(true),
  /** An asset's code asks chance. */
  READS_RANDOM(true),
  /** An asset's code reads variables or properties of the process. */
  READS_ENVIRONMENT(true),
  /** An asset's code goes by zone, charset or language of the machine. */
  PLATFORM_DEFAULT(true),
  /** An asset is a list in the order of a hash table. */
  UNORDERED_OUTPUT(true),
  /** A schedule under which nothing ever changes. */
  IDLE_SCHEDULE(true),
  /** A former key has no group, where one with the asset's group is another asset. */
  UNGROUPED_FORMERLY(true),
  /** One upstream is named twice by the same method. */
  REPEATED_UPSTREAM(true),
  /** A class with assets has static state that can change. */
  MUTABLE_STATE(true),
  /** A reader of a single partition is to wait for all of several. */
  IDLE_REQUIRE(true),
  /** A reader has partitions before its upstream's first. */
  EARLY_START(true),
  /** A contract changed in a way that is allowed but was not accepted. */
  CONTRACT_NOT_ACCEPTED(true),
  /** Something is marked as part of a contract where there is none. */
  NO_CONTRACT(true),
  /** A contract has no folder to be locked in. */
  CONTRACT_NOT_LOCKED(true),
  /** A promise of freshness is shorter than the schedule allows. */
  TIGHT_FRESHNESS(true);

  private final boolean warning;
  private final String word;

  Code(boolean warning) {
    this.warning = warning;
    this.word = RuleCode.word(name());
  }

  /** Returns the entry of a rule that run time knows as well. */
  public static Code of(RuleCode rule) {
    return valueOf(rule.name());
  }

  /** The code as users see it, {@code UnknownUpstream}. */
  public String word() {
    return word;
  }

  /** Whether it is an opinion, which can be suppressed, and not an error. */
  public boolean isWarning() {
    return warning;
  }

  /** What {@code @SuppressWarnings} holds to silence it. */
  public String suppressionKey() {
    return "assetwright:" + word;
  }
}
