interface File {
  fileName: string;
  mediaType: string;
  text: string;
}

/** Has the browser save a file that is already here. */
export function saveFile({ fileName, mediaType, text }: File): void {
  const url = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
