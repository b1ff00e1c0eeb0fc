/** Channels of a forum, by index: sessions in a room, the message group, technical teams. */
export const faceToFace = 0
export const messaging = 1
export const technicalTeam = 2
export const channelNames = ['face-to-face', 'messaging', 'technical-team'] as const
export const channelCount = channelNames.length
