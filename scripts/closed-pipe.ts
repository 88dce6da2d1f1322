/** A reader that leaves early (`| head`) is no fault: what it did not want is dropped, and the exit code stays. */
export function bearClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
