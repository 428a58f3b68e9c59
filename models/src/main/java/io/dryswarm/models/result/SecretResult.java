package io.dryswarm.models.result;

import java.util.List;
import java.util.SortedMap;
import java.util.function.ToLongFunction;

/**
 * What became of one secret or config that the run had. Times are virtual nanoseconds; {@link RunResult#NOT_SEEN} where something did not
 * happen.
 *
 * <p>A <b>rotation</b> begins when an update takes the object away from a service that named it, and ends when no service names it and no
 * container that runs has its file; containers on nodes that nobody hears of count as long as they run. An update that puts it back leaves
 * the rotation without an end. Removing the service is no rotation.
 *
 * @param name          full name; of two after each other with one name, each has its row
 * @param createdNs     when the managers had it
 * @param files         where containers had its file, one row per node, in order of arrival; empty if none ever did
 * @param replacedBy    what the update put in place of its file, names by comma; empty = nothing, or no rotation
 * @param rotatedNs     when the rotation began
 * @param rotationNs    how long it took
 * @param restarts      tasks with its file that the update shut down
 * @param failedByCause requests of all users that failed during the rotation, by cause in words
 * @param retried       requests in that time that needed a retransmission of their first packet
 */
public record SecretResult(
    Kind kind,
    String name,
    long createdNs,
    List<NodeFile> files,
    String replacedBy,
    long rotatedNs,
    long rotationNs,
    long restarts,
    SortedMap<String, Long> failedByCause,
    long retried) {
  /** What it is. */
  public enum Kind {
    SECRET("secret"),
    CONFIG("config");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** The word in Docker's commands. */
    public String label() {
      return label;
    }
  }

  /**
   * Its first file on one node, written when the container started.
   *
   * @param atNs            when
   * @param sinceCreationNs time from the object's creation
   * @param sinceTaskNs     time from the creation of the task that brought it there
   * @param containers      containers on the node that had it, of all there ever were
   */
  public record NodeFile(
      String node, long atNs, long sinceCreationNs, long sinceTaskNs, long containers) {}

  public SecretResult {
    files = List.copyOf(files);
  }

  /** Creation to file, the node in the middle; of an even number the later one of the two. */
  public long propagationMedianNs() {
    return median(NodeFile::sinceCreationNs);
  }

  /** Creation to file, the last node. */
  public long propagationMaxNs() {
    return max(NodeFile::sinceCreationNs);
  }

  /** Creation of the task to file, the node in the middle; of an even number the later one of the two. */
  public long deliveryMedianNs() {
    return median(NodeFile::sinceTaskNs);
  }

  /** Creation of the task to file, the slowest node. */
  public long deliveryMaxNs() {
    return max(NodeFile::sinceTaskNs);
  }

  /** Requests that failed during the rotation. */
  public long failed() {
    return failedByCause.values().stream().mapToLong(Long::longValue).sum();
  }

  private long median(ToLongFunction<NodeFile> valueNs) {
    long[] sorted = files.stream().mapToLong(valueNs).sorted().toArray();
    return sorted.length == 0 ? RunResult.NOT_SEEN : sorted[sorted.length / 2];
  }

  private long max(ToLongFunction<NodeFile> valueNs) {
    return files.stream().mapToLong(valueNs).max().orElse(RunResult.NOT_SEEN);
  }
}
