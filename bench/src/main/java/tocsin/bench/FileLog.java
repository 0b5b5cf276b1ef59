package tocsin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/** Bytes appended to a preallocated file; whatever waits goes down in one durable write. */
final class FileLog implements AutoCloseable {
  private static final int SIZE = 256 << 20;
  private static final int LARGEST_GROUP = 8 << 20;

  private record Append(byte[] bytes, Runnable durable) {}

  private final FileChannel file;
  private final LinkedBlockingQueue<Append> waiting = new LinkedBlockingQueue<>();
  private final Thread writer = new Thread(this::write, "file-log");

  FileLog(Path path) throws IOException {
    file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 20);
    for (long at = 0; at < SIZE; at += zeros.capacity()) {
      int unused = file.write(zeros.clear(), at);
    }
    file.force(true);
    writer.setDaemon(true);
    writer.start();
  }

  void append(byte[] bytes, Runnable durable) {
    waiting.add(new Append(bytes, durable));
  }

  private void write() {
    ByteBuffer group = ByteBuffer.allocateDirect(LARGEST_GROUP);
    List<Append> appends = new ArrayList<>();
    long position = 0;
    try {
      while (true) {
        appends.add(waiting.take());
        int unused = waiting.drainTo(appends, 4_000);
        group.clear();
        for (Append append : appends) {
          group.putInt(append.bytes().length).put(append.bytes());
        }
        group.flip();
        if (position + group.remaining() > SIZE) {
          position = 0; // a real log would begin the next file
        }
        position += file.write(group, position);
        file.force(false);
        appends.forEach(append -> append.durable().run());
        appends.clear();
      }
    } catch (InterruptedException e) {
      closeFile();
    } catch (ClosedByInterruptException e) {
      // closed in the middle of a write: the end
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void closeFile() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    writer.interrupt(); // it closes the file: an interrupted channel closes itself
  }
}
