package io.dryswarm.cli;

import io.dryswarm.models.cluster.ClusterSimulation;
import java.io.OutputStream;
import java.util.Map;
import picocli.CommandLine.IFactory;

/**
 * The commands as a generator of manual pages asks for them: it needs a class without arguments. What they print goes nowhere; the
 * generator reads their descriptions only.
 */
public final class ManPages implements IFactory {
  private final IFactory commands = new Commands(
      new Console(
          OutputStream.nullOutputStream(),
          OutputStream.nullOutputStream(),
          Terminal.detect(Map.of(), "")),
      ClusterSimulation::run);

  @Override
  public <K> K create(Class<K> type) throws Exception {
    return commands.create(type);
  }
}
