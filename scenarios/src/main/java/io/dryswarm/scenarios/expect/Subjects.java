package io.dryswarm.scenarios.expect;

import java.util.List;
import java.util.SortedMap;

/**
 * What expectations of a scenario can be about.
 *
 * @param users    names of user groups
 * @param items    kinds of items that users bring along
 * @param services full service names by each of their names, short and full
 * @param faults   nodes that the timeline takes away, as it names them: {@code worker-2}, {@code leader}, {@code node-of vote_db.1}
 * @param nodes    names of all nodes
 */
public record Subjects(
    List<String> users,
    List<String> items,
    SortedMap<String, String> services,
    List<String> faults,
    List<String> nodes) {}
