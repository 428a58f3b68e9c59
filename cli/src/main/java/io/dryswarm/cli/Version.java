package io.dryswarm.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which build this is, and what it models. */
final class Version implements IVersionProvider {
  /** Docker Engine whose behaviour is modelled. */
  static final String ENGINE = "28";

  private static final String RESOURCE = "version.properties";

  @Override
  public String[] getVersion() {
    Properties build = build();
    return new String[] {
      "sim (DrySwarm) " + build.getProperty("version"),
      "commit   " + build.getProperty("commit"),
      "models   Docker Engine " + ENGINE + ", Swarm mode",
      "java     " + System.getProperty("java.version")
    };
  }

  /** Version of the tool, as it stands in reports. */
  static String tool() {
    return build().getProperty("version");
  }

  private static Properties build() {
    Properties build = new Properties();
    try (InputStream stream = Version.class.getResourceAsStream(RESOURCE)) {
      build.load(stream);
    } catch (IOException e) {
      throw new IllegalStateException(RESOURCE + " cannot be read", e);
    }
    return build;
  }
}
