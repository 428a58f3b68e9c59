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
 * @param data     secrets and configs that the run may have, as expectations name them: {@code secret(psql_pass)}
 */
public record Subjects(
    List<String> users,
    List<String> items,
    SortedMap<String, String> services,
    List<String> faults,
    List<String> nodes,
    List<String> data) {
  /** Among the data: a stack is deployed while the run goes on, and nobody knows yet what it brings. */
  public static final List<String> ANY_DATA = List.of("secret(*)", "config(*)");

  /** Whether the run may have a secret or config that expectations call so. */
  boolean hasData(String name) {
    String any = name.substring(0, Math.max(0, name.indexOf('('))) + "(*)";
    return data.contains(name) || ANY_DATA.contains(any) && data.contains(any);
  }
}
