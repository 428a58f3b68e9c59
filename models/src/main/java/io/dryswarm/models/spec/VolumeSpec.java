package io.dryswarm.models.spec;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * A cluster volume: made once by a CSI plugin, used by tasks on whatever nodes can reach it. Source: moby/swarmkit api VolumeSpec.
 *
 * @param name         full name, by which mounts ask for it
 * @param group        mounts that ask for {@code group:NAME} take any member; empty = none
 * @param driver       name of the CSI plugin
 * @param scope        on how many nodes it may be in use at a time
 * @param sharing      by which tasks it may be in use at a time
 * @param availability whether tasks may be given it
 * @param request      what its plugin is asked for besides
 * @param labels       of the user
 */
public record VolumeSpec(
    String name,
    String group,
    String driver,
    Scope scope,
    Sharing sharing,
    Availability availability,
    Request request,
    SortedMap<String, String> labels) {
  /** A volume with a file system, about which its plugin is told nothing else. */
  public VolumeSpec(
      String name,
      String group,
      String driver,
      Scope scope,
      Sharing sharing,
      Availability availability) {
    this(
        name,
        group,
        driver,
        scope,
        sharing,
        availability,
        Request.PLAIN,
        Collections.emptySortedMap());
  }

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

  /** In which form a container gets it. */
  public enum AccessType {
    /** The user did not say; no volume is made. */
    UNSAID,
    MOUNT,
    BLOCK
  }

  /**
   * What a plugin is asked for when it makes the volume; never changes afterwards.
   *
   * @param type          in which form containers get it
   * @param requiredBytes least size; 0 = any
   * @param limitBytes    most size; 0 = any
   * @param requisite     parts of the cluster of which it must reach one, each as segments by subdomain
   * @param preferred     parts that it had better reach, best first
   * @param secrets       ids of secrets by the plugin's own keys
   * @param options       of the driver
   */
  public record Request(
      AccessType type,
      long requiredBytes,
      long limitBytes,
      List<SortedMap<String, String>> requisite,
      List<SortedMap<String, String>> preferred,
      SortedMap<String, String> secrets,
      SortedMap<String, String> options) {
    public static final Request PLAIN = new Request(
        AccessType.MOUNT,
        0,
        0,
        List.of(),
        List.of(),
        Collections.emptySortedMap(),
        Collections.emptySortedMap());
  }

  /** Whether tasks on more than one node at a time would break what was promised. */
  public boolean isSingleNode() {
    return scope == Scope.SINGLE_NODE;
  }

  public VolumeSpec withAvailability(Availability newAvailability) {
    return new VolumeSpec(name, group, driver, scope, sharing, newAvailability, request, labels);
  }

  public VolumeSpec withLabels(SortedMap<String, String> newLabels) {
    return new VolumeSpec(name, group, driver, scope, sharing, availability, request, newLabels);
  }
}
