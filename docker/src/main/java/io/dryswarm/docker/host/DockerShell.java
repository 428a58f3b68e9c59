package io.dryswarm.docker.host;

import io.dryswarm.core.random.RandomStream;
import io.dryswarm.docker.client.Files;
import io.dryswarm.docker.client.Invocation;
import io.dryswarm.docker.client.Outcome;
import io.dryswarm.docker.engine.EngineApi;
import io.dryswarm.docker.engine.EngineVersion;
import io.dryswarm.docker.engine.Registry;
import io.dryswarm.models.cluster.Cluster;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.operations.Operation;
import io.dryswarm.models.operations.Shell;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A shell in which Docker's commands are typed. */
public final class DockerShell implements Shell {
  private final DockerHost host;
  private final Files files;
  private final RandomStream orders;

  /** @param files those that commands may read */
  public DockerShell(Cluster cluster, EngineProfile engine, Files files) {
    this.host = new DockerHost(
        cluster.sim(), new EngineApi(cluster, Registry.WITHOUT_DIGESTS, EngineVersion.of(engine)));
    this.files = files;
    this.orders = cluster.sim().streams().stream("docker.map-order", 0);
  }

  @Override
  public void type(int node, Operation.Typed command, Consumer<Ending> ended) {
    Invocation invocation = new Invocation(
        command.words(),
        command.stdin().getBytes(StandardCharsets.UTF_8),
        files.with(command.variables()),
        orders.nextLong(0, Long.MAX_VALUE));
    host.run(
        node,
        invocation,
        (outcome, hasWatched) -> ended.accept(new Ending(
            lines(outcome), outcome.exitStatus(), outcome.exitStatus() != 0 && !hasWatched)));
  }

  private static List<String> lines(Outcome outcome) {
    return Stream.concat(
            outcome.out().stripTrailing().lines(), outcome.err().stripTrailing().lines())
        .toList();
  }
}
