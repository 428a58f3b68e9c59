package io.dryswarm.models.result;

import io.dryswarm.core.RunIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a service's tasks are where they are at one time of a run. Times are virtual nanoseconds.
 *
 * @param atNs    as of when
 * @param subject full name of the service, or of the slot or task that was asked for
 * @param service the service itself; {@code null} if one slot or task was asked for
 * @param notes   what concerns everybody: a swarm without a leader, a scheduler that is stuck
 * @param slots   one per place of the service, in the order of slots or nodes
 */
public record Explanation(
    RunIdentity run,
    long atNs,
    String subject,
    @Nullable ServiceStory service,
    List<String> notes,
    List<SlotStory> slots) {
  /**
   * What became of a service.
   *
   * @param id      in Swarm's form
   * @param mode    {@code replicated 3}
   * @param update  how far its update is, in Swarm's words; empty if there was none
   * @param history its creation, changes and updates
   */
  public record ServiceStory(
      String name, String id, String mode, String update, List<Entry> history) {}

  /**
   * One place of a service: a slot, or a node.
   *
   * @param name    {@code vote_vote.1}
   * @param task    the newest task, or the one that was asked for
   * @param earlier those before it, the newest first
   */
  public record SlotStory(String name, TaskStory task, List<Earlier> earlier) {}

  /**
   * One task.
   *
   * @param name     {@code vote_vote.1#2}: the second task of its place
   * @param id       in Swarm's form
   * @param observed state, in Docker's words; {@code removed} if it is not in the store any more
   * @param desired  state that the managers want
   * @param node     name of its node, empty without one
   * @param now      what it waits for, or why it does not
   */
  public record TaskStory(
      String name,
      String id,
      String observed,
      String desired,
      String node,
      List<Entry> history,
      List<String> now) {}

  /**
   * Something that happened.
   *
   * @param what in Swarm's words
   * @param why  reasons, one sentence each
   */
  public record Entry(long timeNs, String what, List<String> why) {}

  /** An earlier task of the same place, and how it ended. */
  public record Earlier(String name, String id, String end) {}
}
