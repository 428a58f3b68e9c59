package io.dryswarm.models.spec;

/**
 * A cluster volume: made once by a CSI plugin, used by tasks on whatever nodes can reach it.
 *
 * @param name         full name, by which mounts ask for it
 * @param group        mounts that ask for {@code group:NAME} take any member; empty = none
 * @param driver       name of the CSI plugin
 * @param scope        on how many nodes it may be in use at a time
 * @param sharing      by which tasks it may be in use at a time
 * @param availability whether tasks may be given it
 */
public record VolumeSpec(
    String name,
    String group,
    String driver,
    Scope scope,
    Sharing sharing,
    Availability availability) {
  /** On how many nodes a volume may be in use at a time. */
  public enum Scope {
    SINGLE_NODE,
    MULTI_NODE
  }

  /** By which tasks a volume may be in use at a time. */
  public enum Sharing {
    /** By one. */
    NONE,
    /** By any number that only read. */
    READ_ONLY,
    /** By any number of which one may write. */
    ONE_WRITER,
    /** By any number. */
    ALL
  }

  /** What the user allows. */
  public enum Availability {
    ACTIVE,
    PAUSE,
    DRAIN
  }

  public VolumeSpec withAvailability(Availability newAvailability) {
    return new VolumeSpec(name, group, driver, scope, sharing, newAvailability);
  }
}
